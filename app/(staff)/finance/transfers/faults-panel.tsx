import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import type { paymentFaults } from "@/db/queries/recharges";
import { PAYMENT_FAULTS } from "@/lib/core/online-payment";

type Fault = Awaited<ReturnType<typeof paymentFaults>>[number];

/** R-FUND-4 · What providers told us that was credited to nobody; nothing where there is none. */
export function FaultsPanel(props: { readonly faults: readonly Fault[]; readonly most: number }) {
  const t = useTranslations("transfers");
  const channels = useTranslations("recharge.channel");
  const common = useTranslations("common");
  if (props.faults.length === 0) return null;
  const columns: readonly Column<Fault>[] = [
    {
      key: "at",
      header: t("faults.at"),
      cell: ({ receivedAt }) => <Instant at={receivedAt} style="full" />,
    },
    {
      key: "verdict",
      header: t("faults.verdict"),
      cell: ({ verdict }) => {
        const known = PAYMENT_FAULTS.find((each) => each === verdict);
        return (
          <Badge tone="bad" icon="warn">
            {known ? t(`verdict.${known}`) : verdict}
          </Badge>
        );
      },
      card: "title",
    },
    {
      key: "recharge",
      header: t("faults.recharge"),
      cell: ({ rechargeId }) => (rechargeId ? <CopyButton value={rechargeId} /> : common("none")),
    },
    {
      key: "uin",
      header: t("column.uin"),
      cell: ({ accountId }) => (accountId ? <CopyButton value={accountId} /> : common("none")),
    },
    { key: "provider", header: t("faults.provider"), cell: () => channels("alipay") },
  ];
  return (
    <Panel title={t("faults.title")} note={t("faults.note", { count: props.most })} flush>
      <p className="px-4 py-2.5 text-xs text-ink2">{t("faults.text")}</p>
      <KeysetTable
        caption={t("faults.title")}
        columns={columns}
        rows={props.faults}
        keyOf={({ notifyId, verdict }) => `${notifyId} ${verdict}`}
        empty={null}
      />
    </Panel>
  );
}
