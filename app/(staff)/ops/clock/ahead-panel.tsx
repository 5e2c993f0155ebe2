import { getTranslations } from "next-intl/server";

import type { WatchedClock } from "@/app/(staff)/watched-clock";
import { Instant } from "@/components/billing/instant";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { dueAhead } from "@/db/queries/due";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { advanceClockAction } from "./actions";

/** What an advance would set off, before anybody confirms it. */
export async function AheadPanel(props: { readonly clock: WatchedClock; readonly to: Date }) {
  const { clock, to } = props;
  const [t, ahead] = await Promise.all([
    getTranslations("ops.clock"),
    dueAhead(database(), clock, to),
  ]);
  const goal = formatInstant(to, "full");
  const count = formatCount(ahead.reduce((sum, due) => sum + due.count, 0));
  const summary = ahead.length > 0 ? t("ahead", { kinds: ahead.length, count }) : t("nothing");
  return (
    <Panel
      title={t("preview", { goal })}
      note={summary}
      action={
        <ConfirmDialog
          trigger={t("advance")}
          triggerKind="primary"
          title={t("advanceTitle", { goal })}
          confirm={t("advanceConfirm")}
          action={advanceClockAction}
          hidden={{ clockId: clock.id, to: to.toISOString() }}
        >
          <p>{t("advanceText", { now: formatInstant(clock.now, "full"), goal, summary })}</p>
        </ConfirmDialog>
      }
    >
      {ahead.length > 0 && (
        <ul className="space-y-1.5">
          {ahead.map((due) => (
            <li key={due.kind} className="flex flex-wrap gap-x-3 num">
              <span className="text-ink3">
                <Instant at={due.first} style="full" />
              </span>
              {t(`due.${due.kind}`, { count: formatCount(due.count) })}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-xs text-ink3">{t("previewNote")}</p>
    </Panel>
  );
}
