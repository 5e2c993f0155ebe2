import { useLocale, useTranslations } from "next-intl";

import { StackedBars, type Bar } from "@/components/charts/stacked-bars";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { addDays, dayOf, dayStart, HOUR_MS, hourStart } from "@/lib/core/calendar";
import { plus, ZERO } from "@/lib/core/money";
import { formatCount, shortCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { FirstCall } from "../first-call";
import { daysBetween, instantsOf, type Question } from "./question";
import { partsOf, type Part } from "./splits";
import type { Usage } from "./usage";

type Props = {
  readonly question: Question;
  readonly usage: Usage;
  readonly now: Date;
};

/** The range slot by slot, split as the reader asks. */
export function UsageChart({ question, usage, now }: Props) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const slots = slotsOf(question);
  const parts = partsOf(question.split, usage);
  const bars = useBars(question, usage, slots, parts);
  const currentStart = question.by === "hour" ? hourStart(now) : dayStart(dayOf(now));
  const current = slots.findIndex((slot) => slot.getTime() === currentStart.getTime());
  const peak = bars.reduce((best, bar) => (total(bar) > total(best) ? bar : best), {
    label: "",
    values: [] as number[],
  });
  if (usage.rows.length === 0 && total(peak) === 0) {
    return usage.everCalled ? <NoneHere /> : <FirstCall />;
  }
  const nameOf = ({ key, name }: Part) => name ?? t(`part.${partKey(key)}`);
  return (
    <StackedBars
      series={parts.map((part) => ({ ...part, label: nameOf(part) }))}
      bars={bars}
      {...(current < 0 ? {} : { current })}
      words={question.by === "hour" ? { when: t("chart.hour"), current: t("chart.thisHour") } : {}}
      peakLabel={t("chart.peak", { calls: shortCount(total(peak), locale) })}
      finding={t("chart.finding", {
        first: question.first,
        last: question.last,
        parts: parts.map(nameOf).join(t("chart.and")),
        at: peak.label,
        calls: formatCount(total(peak)),
      })}
    />
  );
}

/** Nothing matches the filters, of an account that does call. */
function NoneHere() {
  const t = useTranslations("usage.table");
  return (
    <EmptyState
      icon="no-match"
      title={t("none")}
      action={<ButtonLink href={routes.usage()}>{t("clear")}</ButtonLink>}
    />
  );
}

const PARTS = [
  "free",
  "packs",
  "postpaid",
  "general",
  "legacy",
  "counted",
  "failed",
  "others",
] as const;

const partKey = (key: string) => PARTS.find((known) => known === key) ?? "others";

function useBars(
  question: Question,
  { rows }: Usage,
  slots: readonly Date[],
  parts: readonly Part[],
): Bar[] {
  const t = useTranslations("usage");
  const bySlot = Map.groupBy(rows, ({ at }) => at.getTime());
  const oneDay = question.first === question.last;
  return slots.map((slot) => ({
    label: formatInstant(slot, question.by === "day" ? "monthDay" : oneDay ? "time" : "dense"),
    values: parts.map(({ callsAt }) => callsAt(slot)),
    detail: {
      label: t("table.cost"),
      value: formatMoney(plus(ZERO, ...(bySlot.get(slot.getTime()) ?? []).map(({ cost }) => cost))),
    },
  }));
}

/** Every day or hour of the range, so that a slot without calls is a gap and not a jump. */
function slotsOf(question: Question): readonly Date[] {
  const days = daysBetween(question.first, question.last);
  if (question.by === "day") {
    return Array.from({ length: days }, (_, index) => dayStart(addDays(question.first, index)));
  }
  const { from } = instantsOf(question);
  return Array.from(
    { length: days * 24 },
    (_, index) => new Date(from.getTime() + index * HOUR_MS),
  );
}

const total = (bar: Bar): number => bar.values.reduce((calls, value) => calls + value, 0);
