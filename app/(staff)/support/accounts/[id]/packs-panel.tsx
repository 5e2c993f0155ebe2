import { useLocale, useTranslations } from "next-intl";

import { PackMeter } from "@/components/billing/pack-meter";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import type { PackView } from "@/db/queries/packs";
import { formatCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";

/** Every pack of the account, those that cover calls first. */
export function PacksPanel(props: { readonly packs: readonly PackView[]; readonly now: Date }) {
  const [t, words] = [useTranslations("support.account.packs"), useTranslations("components")];
  const locale = useLocale();
  const columns: readonly Column<PackView>[] = [
    {
      key: "name",
      header: t("pack"),
      cell: (pack) => <span className="font-medium">{packName(pack, locale, words)}</span>,
      card: "title",
    },
    {
      key: "state",
      header: t("state"),
      cell: (pack) => <StatusBadge status={`pack.${pack.state}`} />,
      card: "aside",
    },
    {
      key: "left",
      header: t("left"),
      cell: (pack) => <PackMeter left={pack.callsLeft} total={pack.callsTotal} kind={pack.kind} />,
    },
    {
      key: "price",
      header: t("price"),
      cell: ({ kind, price }) => (kind === "bought" ? formatMoney(price) : "—"),
      align: "right",
    },
    {
      key: "starts",
      header: t("starts"),
      cell: ({ startsAt }) => formatInstant(startsAt, "dense"),
    },
    { key: "ends", header: t("ends"), cell: ({ endsAt }) => deadline24(endsAt, "full") },
  ];
  return (
    <Panel title={t("title")} note={t("count", { count: formatCount(props.packs.length) })} flush>
      <KeysetTable
        caption={t("title")}
        columns={columns}
        rows={props.packs}
        keyOf={({ id }) => id}
        empty={<EmptyState icon="pack" title={t("empty")} />}
      />
    </Panel>
  );
}
