import { useLocale, useTranslations } from "next-intl";

import { CustomerCell } from "@/app/(staff)/finance/customer-cell";
import { Derivation } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import type { PackRevenue } from "@/db/queries/revenue";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { packLines } from "./derivations";

/** What became of each pack's price: recognised, expired, refunded, still deferred. */
export function PacksTable(props: {
  readonly packs: readonly PackRevenue[];
  readonly pager?: Pager;
}) {
  const t = useTranslations("revenue");
  const components = useTranslations("components");
  const locale = useLocale();
  const nameOf = ({ callsTotal }: PackRevenue) =>
    packName({ kind: "bought", callsTotal }, locale, components);
  const money = (key: "sold" | "recognised" | "breakage" | "refunded"): Column<PackRevenue> => ({
    key,
    header: t(`column.${key}`),
    cell: (pack) => formatMoney(pack[key]),
    align: "right",
  });
  const columns: readonly Column<PackRevenue>[] = [
    {
      key: "customer",
      header: t("column.customer"),
      cell: ({ accountName, accountId }) => (
        <CustomerCell name={accountName} accountId={accountId} />
      ),
      card: "title",
    },
    {
      key: "pack",
      header: t("column.pack"),
      cell: (pack) => (
        <>
          {nameOf(pack)}
          <span className="block font-mono text-2xs text-ink3">{pack.id}</span>
        </>
      ),
    },
    {
      key: "bought",
      header: t("column.bought"),
      cell: ({ boughtAt }) => formatInstant(boughtAt, "dense"),
    },
    {
      key: "used",
      header: t("column.usedOf"),
      cell: ({ callsUsed, callsTotal }) => `${formatCount(callsUsed)} / ${formatCount(callsTotal)}`,
      align: "right",
    },
    money("sold"),
    money("recognised"),
    money("breakage"),
    money("refunded"),
    {
      key: "left",
      header: t("column.left"),
      cell: (pack) => (
        <>
          <span className="font-medium">{formatMoney(pack.deferred)}</span>{" "}
          <How subject={`${pack.accountName} · ${nameOf(pack)}`}>
            <Derivation caption={pack.id} lines={packLines(t, pack)} />
          </How>
        </>
      ),
      align: "right",
      card: "aside",
    },
  ];
  return (
    <KeysetTable
      caption={t("packs.title")}
      columns={columns}
      rows={props.packs}
      keyOf={({ id }) => id}
      wide
      empty={<EmptyState icon="pack" title={t("packs.empty")} text={t("packs.emptyText")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
