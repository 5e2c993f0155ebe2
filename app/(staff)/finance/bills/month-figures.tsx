import { useTranslations } from "next-intl";

import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import type { MonthTotals } from "@/db/queries/bills";
import { cny, minus } from "@/lib/core/money";
import { percent } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";

/** What the month's bills come to, who paid, and what drove cash below zero. */
export function MonthFigures({ totals }: { readonly totals: MonthTotals }) {
  const t = useTranslations("finance.bills");
  const collected = minus(cny(totals.total), cny(totals.owed));
  return (
    <KpiStrip
      items={[
        { label: t("total"), value: <Money amount={totals.total} />, note: t("totalNote") },
        {
          label: t("collected"),
          value: <Money amount={collected} />,
          note: t("share", { share: percent(collected, totals.total) }),
        },
        {
          label: t("otherPurses"),
          value: (
            <Money amount={cny(totals.paidGift).plus(totals.paidIncome).plus(totals.paidVoucher)} />
          ),
          note: t("otherNote", {
            gift: formatMoney(totals.paidGift),
            income: formatMoney(totals.paidIncome),
            voucher: formatMoney(totals.paidVoucher),
          }),
        },
        { label: t("owed"), value: <Money amount={totals.owed} />, note: t("owedNote") },
      ]}
    />
  );
}
