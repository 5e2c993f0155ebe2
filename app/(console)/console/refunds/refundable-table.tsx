import { useLocale, useTranslations } from "next-intl";

import { Deadline } from "@/components/billing/deadline";
import { ButtonLink } from "@/components/ui/button";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import type { RefundablePack } from "./refundable-packs";

/** Packs that may still go back, what would be returned, and until when. */
export function RefundableTable(props: {
  readonly packs: readonly RefundablePack[];
  readonly now: Date;
}) {
  const [t, words] = [useTranslations("refunds"), useTranslations("components")];
  const locale = useLocale();
  const columns: readonly Column<RefundablePack>[] = [
    {
      key: "pack",
      header: t("column.pack"),
      cell: ({ pack }) => (
        <>
          <span className="font-medium">{packName(pack, locale, words)}</span>
          <span className="block font-mono text-2xs text-ink3">{pack.id}</span>
        </>
      ),
      card: "title",
    },
    {
      key: "returned",
      header: t("column.returned"),
      cell: ({ chance }) => formatMoney(chance.amounts.total),
      align: "right",
    },
    {
      key: "window",
      header: t("column.window"),
      cell: ({ chance }) => <Deadline now={props.now} end={chance.until} />,
    },
    {
      key: "ask",
      header: t("ask"),
      quiet: true,
      cell: ({ pack }) => (
        <ButtonLink href={routes.newRefund({ pack: pack.id })}>{t("ask")}</ButtonLink>
      ),
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("refundable.title")}
      columns={columns}
      rows={props.packs}
      keyOf={({ pack }) => pack.id}
      empty={null}
    />
  );
}
