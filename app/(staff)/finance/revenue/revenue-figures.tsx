import { useTranslations } from "next-intl";

import { Derivation } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import type { RevenueMonth } from "@/db/queries/revenue";
import { cny, plus } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import { deferredLines, earnedLines, recognisedIn } from "./derivations";

/** What the month brought in, what it earned, and what is still to earn. */
export function RevenueFigures({ month }: { readonly month: RevenueMonth }) {
  const t = useTranslations("revenue");
  const when = { month: month.month };
  return (
    <KpiStrip
      items={[
        {
          label: t("figures.cashIn", when),
          value: <Money amount={month.cashIn} />,
          note: t("figures.cashInNote"),
        },
        {
          label: t("figures.earned", when),
          value: <Money amount={recognisedIn(month)} />,
          note: (
            <>
              {t("figures.earnedNote", {
                packs: formatMoney(plus(cny(month.used), cny(month.breakage))),
                postpaid: formatMoney(month.postpaid),
              })}{" "}
              <How subject={t("figures.earned", when)}>
                <Derivation caption={t("figures.earned", when)} lines={earnedLines(t, month)} />
              </How>
            </>
          ),
        },
        {
          label: t("figures.deferred"),
          value: <Money amount={month.deferred} />,
          note: (
            <>
              {t("figures.deferredNote")}{" "}
              <How subject={t("figures.deferred")}>
                <Derivation caption={t("figures.deferred")} lines={deferredLines(t, month)} />
              </How>
            </>
          ),
        },
      ]}
    />
  );
}
