import { timeLeft } from "@/lib/format/instant";

/** A translator over the namespace `components`, as `useTranslations("components")` gives it. */
type Words = (
  key: "timeLeft.days" | "timeLeft.hours" | "timeLeft.clock" | "timeLeft.over",
  values?: Record<string, string | number>,
) => string;

/** `剩 3 天 9 小时`, `3 d 9 h left`; after the end `已截止`, `ended`. */
export function durationLeft(now: Date, end: Date, words: Words): string {
  const { unit, ...values } = timeLeft(now, end);
  return words(`timeLeft.${unit}`, values);
}
