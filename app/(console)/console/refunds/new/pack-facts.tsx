import { useTranslations } from "next-intl";

import { Deadline } from "@/components/billing/deadline";
import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import type { PackView } from "@/db/queries/packs";
import { isZero } from "@/lib/core/money";
import type { RefundVerdict } from "@/lib/core/refund";
import { formatCount } from "@/lib/format/count";
import { deadline24 } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";

/** The pack and what the rules make of it, in four figures. */
export function PackFacts(props: {
  readonly pack: PackView;
  readonly name: string;
  readonly outlook: RefundVerdict;
  readonly now: Date;
}) {
  const t = useTranslations("refunds");
  const { pack, outlook } = props;
  const { total, voucherNotReturned } = outlook.amounts;
  return (
    <KpiStrip
      compact
      items={[
        {
          label: t("facts.returned"),
          value: outlook.verdict === "refuse" ? "—" : <Money amount={total} />,
          note: isZero(voucherNotReturned)
            ? undefined
            : t("facts.voucher", { amount: formatMoney(voucherNotReturned) }),
        },
        {
          label: t("facts.pack"),
          value: props.name,
          note: t("facts.paid", { amount: formatMoney(pack.price) }),
        },
        { label: t("facts.window"), value: <Deadline now={props.now} end={outlook.until} /> },
        {
          label: t("facts.used"),
          value: t("facts.usedOf", {
            used: formatCount(pack.callsUsed),
            total: formatCount(pack.callsTotal),
          }),
          note: t("facts.ends", { at: deadline24(pack.endsAt, "full") }),
        },
      ]}
    />
  );
}
