import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Instant } from "@/components/billing/instant";
import { RuleChip } from "@/components/billing/rule-chip";
import { StatusBadge } from "@/components/billing/status-badge";
import { Panel } from "@/components/ui/panel";
import type { AdjustmentDirection, AdjustmentState } from "@/lib/core/adjustment";
import { formatMoney, type Amount } from "@/lib/format/money";

export type CorrectionView = {
  readonly id: string;
  readonly direction: AdjustmentDirection;
  readonly amount: string;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly bookedAt: Date | null;
  readonly state: AdjustmentState;
};

/** R-SET-5 · A bill's corrections beside the bill, each with its reason, and what all of it comes to. */
export function BillCorrections(props: {
  readonly corrections: readonly CorrectionView[];
  readonly total: Amount;
  readonly corrected: Amount;
  /** Staff read what waits or was refused, too. */
  readonly showsStates?: boolean;
  readonly action?: ReactNode;
}) {
  const t = useTranslations("corrections");
  const states = props.showsStates ?? false;
  return (
    <Panel
      title={t("panel.title")}
      note={t("panel.note")}
      action={props.action ?? <RuleChip id="R-SET-5" />}
      flush
    >
      {props.corrections.length === 0 ? (
        <p className="px-4 py-3 text-xs text-ink2">{t("panel.none")}</p>
      ) : (
        <table className="w-full num">
          <caption className="sr-only">{t("panel.title")}</caption>
          <thead>
            <tr className="bg-sunken">
              <th scope="col" className="th pl-4!">
                {t("panel.column")}
              </th>
              {states && (
                <th scope="col" className="th">
                  {t("panel.state")}
                </th>
              )}
              <th scope="col" className="th pr-4! text-right">
                {t("panel.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            <Sum label={t("panel.total")} amount={props.total} wide={states} />
            {props.corrections.map((each) => (
              <tr key={each.id} className="border-t border-line">
                <th scope="row" className="td pl-4! text-left font-normal">
                  {t("panel.line", {
                    direction: t(`direction.${each.direction}`),
                    reason: each.reason,
                  })}
                  <span className="block text-xs text-ink3">
                    <Instant at={each.bookedAt ?? each.requestedAt} style="full" />
                  </span>
                </th>
                {states && (
                  <td className="td">
                    <StatusBadge status={`adjustment.${each.state}`} />
                  </td>
                )}
                <td
                  className={`td pr-4! text-right font-medium ${each.state === "booked" ? "" : "text-ink3"}`}
                >
                  {formatMoney(each.direction === "debit" ? each.amount : `-${each.amount}`, {
                    signed: true,
                  })}
                </td>
              </tr>
            ))}
            <Sum label={t("panel.after")} amount={props.corrected} wide={states} strong />
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Sum(props: {
  readonly label: string;
  readonly amount: Amount;
  readonly wide: boolean;
  readonly strong?: boolean;
}) {
  const weight = props.strong ? "font-semibold" : "font-normal";
  return (
    <tr className="border-t border-line">
      <th scope="row" colSpan={props.wide ? 2 : 1} className={`td pl-4! text-left ${weight}`}>
        {props.label}
      </th>
      <td className={`td pr-4! text-right ${weight}`}>{formatMoney(props.amount)}</td>
    </tr>
  );
}
