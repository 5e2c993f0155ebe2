import { useTranslations } from "next-intl";

import { Panel } from "@/components/ui/panel";
import {
  addDays,
  dayOf,
  monthOf,
  nextMonth,
  previousMonth,
  settlementDeadline,
  settlementDueAt,
} from "@/lib/core/calendar";
import { deadline24, formatInstant } from "@/lib/format/instant";

const DAYS = [1, 2, 3] as const;

/** R-SET-1 · The three days in which a month is settled, and where now is. */
export function WindowRail({ now }: { readonly now: Date }) {
  const t = useTranslations("finance.window");
  const month = previousMonth(monthOf(now));
  const over = now >= settlementDeadline(month);
  // Once a window is over the next one is what matters.
  const shown = over ? nextMonth(month) : month;
  const first = `${nextMonth(shown)}-01`;
  const today = dayOf(now);
  return (
    <Panel title={t("title")} note={t("of", { month: shown })}>
      <ol className="flex gap-1.5">
        {DAYS.map((number) => {
          const day = addDays(first, number - 1);
          const isToday = day === today;
          return (
            <li
              key={number}
              aria-current={isToday ? "date" : undefined}
              className={`flex-1 rounded-ctl border px-2.5 py-1.5 ${isToday ? "border-accent bg-accentw text-accenti" : "border-line text-ink2"}`}
            >
              <span className="block text-xs">{t("day", { number })}</span>
              <span className="num font-medium">{day.slice(5)}</span>
              {isToday && (
                <span className="block text-xs num">
                  {t("now", { time: formatInstant(now, "time") })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p className="mt-2.5 text-xs text-ink2 num">
        {t("text", {
          from: formatInstant(settlementDueAt(shown), "dense"),
          until: deadline24(settlementDeadline(shown)),
        })}
      </p>
    </Panel>
  );
}
