import type { Term } from "@/lib/core/catalog-terms";
import type { Locale } from "@/lib/format/locale";
import { formatInstant } from "@/lib/format/instant";
import type { PublishRefusal } from "@/lib/services/catalog/publish-version";
import { fieldName, type CatalogWords } from "@/components/billing/term-words";

/** Why a version cannot be published: the field and its limits, or the earliest date. */
export function refusalWords(
  refusal: PublishRefusal,
  terms: readonly Term[],
  t: CatalogWords,
  locale: Locale,
): string {
  const facts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries<unknown>(refusal)) {
    if (name === "field") facts[name] = fieldName(String(value), terms, t, locale);
    else if (name === "earliest" && value instanceof Date)
      facts[name] = formatInstant(value, "day");
    else if (value instanceof Date) facts[name] = formatInstant(value, "full");
    else if (typeof value === "number") facts[name] = value;
  }
  return t(`refused.${refusal.code}`, facts);
}
