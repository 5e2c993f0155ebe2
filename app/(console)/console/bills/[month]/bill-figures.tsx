import { useTranslations } from "next-intl";

import { Count } from "@/components/billing/count";
import { Derivation } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import { cny, fenString } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import type { MonthDetail } from "../months";

/** What the month came to, how it was covered, and what the charge left behind. */
export function BillFigures({ bill }: { readonly bill: MonthDetail }) {
  const t = useTranslations("bills");
  const owes = bill.owed !== "0.00";
  return (
    <KpiStrip
      items={[
        {
          label: bill.issuedAt ? t("column.total") : t("month.soFar"),
          value: <Money amount={bill.total} />,
          note: (
            <>
              {fenString(cny(bill.corrected)) !== fenString(cny(bill.total)) && (
                <span className="block">
                  {t("month.corrected", { amount: formatMoney(bill.corrected) })}
                </span>
              )}
              <How subject={t("month.title", { month: bill.month })}>
                <Total bill={bill} />
              </How>
            </>
          ),
        },
        { label: t("column.calls"), value: <Count calls={bill.calls} /> },
        {
          label: t("line.billable"),
          value: <Count calls={bill.postpaidCalls} />,
          note: t("month.covered", { count: bill.calls - bill.postpaidCalls }),
        },
        {
          label: t("month.cashAfter"),
          value: bill.cashAfter === null ? "—" : <Money amount={bill.cashAfter} />,
          note: owes ? t("month.owed", { amount: formatMoney(bill.owed) }) : undefined,
        },
      ]}
    />
  );
}

function Total({ bill }: { readonly bill: MonthDetail }) {
  const t = useTranslations("bills");
  return (
    <Derivation
      caption={t("month.title", { month: bill.month })}
      lines={[
        ...bill.lines.map((line) => ({
          operator: "+" as const,
          label:
            line.kind === "usage"
              ? t(`line.product.${line.product}`)
              : t("month.priorLine", {
                  product: t(`line.product.${line.product}`),
                  month: line.priorMonth ?? "",
                }),
          value: formatMoney(line.charge),
        })),
        {
          operator: "=",
          label: t("column.total"),
          value: formatMoney(bill.total),
          rule: { id: "R-SET-1" },
        },
      ]}
    />
  );
}
