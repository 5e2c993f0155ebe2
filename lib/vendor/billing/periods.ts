import { addMonths, isDay, isMonth, monthOf, monthStart, type Month } from "@/lib/core/calendar";
import { ok, refuse, type Result } from "@/lib/core/result";
import { problem, type VendorProblem } from "@/lib/vendor/error-codes";
import { secondOf } from "@/lib/vendor/billing/units";

/** A stretch of time; the end is exclusive. */
export type Period = { readonly from: Date; readonly to: Date };

/** Detailed bills go back so many months before the open one. */
export const OLDEST_DETAILS_MONTHS = 18;

/** A month such as 2025-10. */
export const readMonth = (parameter: string, text: string): Result<Month, VendorProblem> =>
  isMonth(text) && text >= "2000-01" && text < "2200-01"
    ? ok(text)
    : refuse(problem("InvalidParameter", { parameter }));

/** The one month of a summary: the vendor asks for its beginning and its end, and both must be it. */
export function readSameMonth(parameters: {
  readonly BeginTime: string;
  readonly EndTime: string;
}): Result<Month, VendorProblem> {
  const begin = readMonth("BeginTime", parameters.BeginTime);
  if (!begin.ok) return begin;
  const end = readMonth("EndTime", parameters.EndTime);
  if (!end.ok) return end;
  return begin.value === end.value
    ? begin
    : refuse(problem("InvalidParameterValue", { parameter: "EndTime", expected: begin.value }));
}

/**
 * The month of a detailed bill: `Month`, or the month of `BeginTime` and `EndTime`, which win and must
 * come together. The answer is the whole month's either way.
 */
export function readDetailMonth(
  {
    Month: named,
    BeginTime,
    EndTime,
  }: { readonly Month?: string; readonly BeginTime?: string; readonly EndTime?: string },
  now: Date,
): Result<Month, VendorProblem> {
  if (BeginTime === undefined && EndTime === undefined) {
    if (named === undefined) return missing("Month");
    const month = readMonth("Month", named);
    return month.ok ? recent("Month", month.value, now) : month;
  }
  if (BeginTime === undefined) return missing("BeginTime");
  if (EndTime === undefined) return missing("EndTime");
  const begin = readSecond("BeginTime", BeginTime);
  if (!begin.ok) return begin;
  const end = readSecond("EndTime", EndTime);
  if (!end.ok) return end;
  const month = monthOf(begin.value);
  if (monthOf(end.value) !== month || end.value < begin.value) {
    return refuse(problem("InvalidParameterValue", { parameter: "EndTime", expected: month }));
  }
  return recent("BeginTime", month, now);
}

function recent(parameter: string, month: Month, now: Date): Result<Month, VendorProblem> {
  const newest = monthOf(now);
  const oldest = addMonths(newest, -OLDEST_DETAILS_MONTHS);
  if (month >= oldest && month <= newest) return ok(month);
  const expected = `${oldest} – ${newest}`;
  return refuse(problem("InvalidParameterValue", { parameter, expected }));
}

/** A stretch between two seconds of Shanghai's clock, both included, at most `longestMonths` apart where that is given. */
export function readPeriod(
  { StartTime, EndTime }: { readonly StartTime: string; readonly EndTime: string },
  longestMonths?: number,
): Result<Period, VendorProblem> {
  const start = readSecond("StartTime", StartTime);
  if (!start.ok) return start;
  const end = readSecond("EndTime", EndTime);
  if (!end.ok) return end;
  const latest = longestMonths === undefined ? null : monthsLater(start.value, longestMonths);
  if (end.value < start.value || (latest && end.value > latest)) {
    const expected = latest ? `${StartTime} – ${secondOf(latest)}` : `≥ ${StartTime}`;
    return refuse(problem("InvalidParameterValue", { parameter: "EndTime", expected }));
  }
  return ok({ from: start.value, to: nextSecond(end.value) });
}

/** A range of times whose ends may each be left open: days, or seconds of Shanghai's clock. */
export function readRange(
  from: readonly [parameter: string, text: string | undefined],
  to: readonly [parameter: string, text: string | undefined],
): Result<Partial<Period>, VendorProblem> {
  const start = readOptional(from, "00:00:00");
  if (!start.ok) return start;
  const end = readOptional(to, "23:59:59");
  if (!end.ok) return end;
  return ok({
    ...(start.value && { from: start.value }),
    ...(end.value && { to: nextSecond(end.value) }),
  });
}

function readOptional(
  [parameter, text]: readonly [string, string | undefined],
  clockTime: string,
): Result<Date | null, VendorProblem> {
  if (!text) return ok(null);
  return readSecond(parameter, text.length === 10 ? `${text} ${clockTime}` : text);
}

function readSecond(parameter: string, text: string): Result<Date, VendorProblem> {
  const [, day, clockTime] =
    /^(\d{4}-\d\d-\d\d) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/.exec(text) ?? [];
  if (!day || !clockTime || !isDay(day)) return refuse(problem("InvalidParameter", { parameter }));
  return ok(new Date(`${day}T${clockTime}+08:00`));
}

const nextSecond = (instant: Date): Date => new Date(instant.getTime() + 1_000);

/** The same day and clock time so many months later; what is past a month's end runs over into the next. */
const monthsLater = (instant: Date, months: number): Date => {
  const month = monthOf(instant);
  const intoMonth = instant.getTime() - monthStart(month).getTime();
  return new Date(monthStart(addMonths(month, months)).getTime() + intoMonth);
};

const missing = (parameter: string) => refuse(problem("MissingParameter", { parameter }));
