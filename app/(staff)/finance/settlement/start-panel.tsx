import { useTranslations } from "next-intl";

import type { WatchedClock } from "@/app/(staff)/watched-clock";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RunView } from "@/db/queries/settlement";
import { addMonths, monthOf, settlementDueAt, type Month } from "@/lib/core/calendar";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/format/instant";
import { advanceAndSettleAction, requestRunAction } from "./actions";

const MONTHS_BACK = 6;

/**
 * R-SET-1 · Settles a month that is over, or goes on with it: what was settled is left alone. A test clock
 * that has not reached the 1st is first advanced to it, which the button says.
 */
export function StartPanel(props: {
  readonly clock: WatchedClock;
  readonly runs: readonly RunView[];
}) {
  const t = useTranslations("finance.start");
  const { clock, runs } = props;
  const current = monthOf(clock.now);
  const over = monthsOver(clock.now);
  const due = formatInstant(settlementDueAt(current), "full");
  const mayAdvance = env().sandbox && !clock.isReal;
  return (
    <Panel title={t("title")}>
      <ActionForm action={requestRunAction} className="space-y-3">
        <input type="hidden" name="clockId" value={clock.id} />
        <div className="flex flex-wrap items-end gap-2">
          <div className="w-56">
            <SelectField
              name="month"
              label={t("month")}
              options={over.map((month) => ({
                value: month,
                label: runs.some((run) => run.month === month) ? t("again", { month }) : month,
              }))}
            />
          </div>
          <SubmitButton kind="secondary">{t("start")}</SubmitButton>
        </div>
        <p className="text-xs text-ink2">{t("text")}</p>
      </ActionForm>
      <div className="mt-3 border-t border-line pt-3 space-y-2">
        <p className="text-xs text-ink2 num">{t("next", { month: current, due })}</p>
        {mayAdvance && (
          <ConfirmDialog
            trigger={t("advance", { due, month: current })}
            triggerKind="primary"
            title={t("advanceTitle", { name: clock.name })}
            confirm={t("advanceConfirm", { month: current })}
            action={advanceAndSettleAction}
            hidden={{ clockId: clock.id, month: current }}
          >
            <p>
              {t("advanceText", { now: formatInstant(clock.now, "full"), due, month: current })}
            </p>
          </ConfirmDialog>
        )}
      </div>
    </Panel>
  );
}

/** The last months whose settlement is due, the newest first. */
function monthsOver(now: Date): Month[] {
  const months = Array.from({ length: MONTHS_BACK + 1 }, (_, back) =>
    addMonths(monthOf(now), -back),
  );
  return months.filter((month) => settlementDueAt(month) <= now).slice(0, MONTHS_BACK);
}
