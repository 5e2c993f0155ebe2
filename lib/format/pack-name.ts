import { shortCount } from "@/lib/format/count";
import type { Locale } from "@/lib/format/locale";

/** What a pack is called, read off its facts: it has no name of its own. */
type Named = {
  readonly kind: "free" | "gifted" | "bought";
  readonly callsTotal: number;
  readonly freeMonth?: string | null;
};

/** A translator over the namespace `components`, as `useTranslations("components")` gives it. */
type Words = (
  key: "packName.free" | "packName.gifted" | "packName.bought",
  values: Record<string, string | number>,
) => string;

/** `500 万次包`, `11 月免费额度`, `赠送 10 万次包`; in English `5M-call pack`, `Nov free quota`. */
export function packName(pack: Named, locale: Locale, words: Words): string {
  const calls = shortCount(pack.callsTotal, locale);
  return words(`packName.${pack.kind}`, { calls, month: monthName(pack.freeMonth ?? "", locale) });
}

/** `2025-11` as a month is called within its year: `11`, `Nov`. */
function monthName(month: string, locale: Locale): string {
  if (locale === "zh-CN") return String(Number(month.slice(5)));
  const first = new Date(`${month || "2000-01"}-01T00:00:00Z`);
  return new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" }).format(first);
}
