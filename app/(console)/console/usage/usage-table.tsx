import { useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { Question } from "./question";
import type { PricedRow } from "./usage";

/** One line an hour or day, product and edition. */
export function UsageTable(props: {
  readonly question: Question;
  readonly rows: readonly PricedRow[];
  readonly pager?: Pager | undefined;
}) {
  const [t, common] = [useTranslations("usage"), useTranslations("common")];
  const count = (
    key: "calls" | "free" | "packs" | "postpaid",
    of: (row: PricedRow) => number,
  ): Column<PricedRow> => ({
    key,
    header: t(`table.${key}`),
    align: "right",
    cell: (row) => formatCount(of(row)),
  });
  const columns: readonly Column<PricedRow>[] = [
    {
      key: "at",
      header: t("table.at"),
      card: "title",
      cell: ({ at }) => formatInstant(at, props.question.by === "hour" ? "dense" : "day"),
    },
    {
      key: "product",
      header: t("table.product"),
      card: "aside",
      cell: ({ product }) => t(`filter.products.${product}`),
    },
    {
      key: "edition",
      header: t("table.edition"),
      cell: ({ edition }) => (edition ? t(`edition.${edition}`) : common("none")),
    },
    count("calls", (row) => row.calls),
    count("free", (row) => row.free),
    count("packs", (row) => row.gifted + row.bought),
    count("postpaid", (row) => row.postpaid),
    { key: "cost", header: t("table.cost"), align: "right", cell: ({ cost }) => formatMoney(cost) },
  ];
  return (
    <KeysetTable
      caption={t("table.title")}
      columns={columns}
      rows={props.rows}
      keyOf={({ at, product, edition }) => `${at.getTime()} ${product} ${edition}`}
      empty={
        <EmptyState
          icon="no-match"
          title={t("table.none")}
          action={<ButtonLink href={routes.usage()}>{t("table.clear")}</ButtonLink>}
        />
      }
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
