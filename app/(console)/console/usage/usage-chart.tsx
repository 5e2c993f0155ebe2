import { useLocale, useTranslations } from "next-intl";

import { StackedBars, type Bar } from "@/components/charts/stacked-bars";
import { addDays, dayOf, dayStart, HOUR_MS, hourStart } from "@/lib/core/calendar";
import { plus, ZERO } from "@/lib/core/money";
import { formatCount, shortCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { FirstCall } from "../first-call";
import { daysBetween, instantsOf, type Question } from "./question";
import type { PricedRow } from "./usage";

type Props = {
  readonly question: Question;
  readonly rows: readonly PricedRow[];
  readonly now: Date;
};

/** The range slot by slot, by what covered the calls. */
export function UsageChart({ question, rows, now }: Props) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const slots = slotsOf(question);
  const bars = useBars(question, rows, slots);
  const currentStart = question.by === "hour" ? hourStart(now) : dayStart(dayOf(now));
  const current = slots.findIndex((slot) => slot.getTime() === currentStart.getTime());
  const peak = bars.reduce((best, bar) => (total(bar) > total(best) ? bar : best), {
    label: "",
    values: [] as number[],
  });
  if (rows.length === 0) return <FirstCall />;
  return (
    <StackedBars
      series={[
        { key: "free", label: t("source.free"), colour: "free" },
        { key: "pack", label: t("source.packs"), colour: "pack" },
        { key: "post", label: t("source.postpaid"), colour: "post" },
      ]}
      bars={bars}
      {...(current < 0 ? {} : { current })}
      words={question.by === "hour" ? { when: t("chart.hour"), current: t("chart.thisHour") } : {}}
      peakLabel={t("chart.peak", { calls: shortCount(total(peak), locale) })}
      finding={t("chart.finding", {
        first: question.first,
        last: question.last,
        at: peak.label,
        calls: formatCount(total(peak)),
      })}
    />
  );
}

function useBars(question: Question, rows: readonly PricedRow[], slots: readonly Date[]): Bar[] {
  const t = useTranslations("usage");
  const bySlot = Map.groupBy(rows, ({ at }) => at.getTime());
  const oneDay = question.first === question.last;
  return slots.map((slot) => {
    const ofSlot = bySlot.get(slot.getTime()) ?? [];
    const sum = (count: (row: PricedRow) => number) =>
      ofSlot.reduce((calls, row) => calls + count(row), 0);
    return {
      label: formatInstant(slot, question.by === "day" ? "monthDay" : oneDay ? "time" : "dense"),
      values: [
        sum((row) => row.free),
        sum((row) => row.gifted + row.bought),
        sum((row) => row.postpaid),
      ],
      detail: {
        label: t("table.cost"),
        value: formatMoney(plus(ZERO, ...ofSlot.map(({ cost }) => cost))),
      },
    };
  });
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
