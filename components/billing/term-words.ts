import type { useTranslations } from "next-intl";

import { FIRST_CATALOG, packOffer } from "@/lib/core/catalog";
import type { Term } from "@/lib/core/catalog-terms";
import { POLICY_NAMES } from "@/lib/core/policies";
import { formatCount, shortCount } from "@/lib/format/count";
import type { Locale } from "@/lib/format/locale";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";

export type CatalogWords = ReturnType<typeof useTranslations<"catalog">>;

/** What a term of a price list is called. */
export function termName(term: Term, t: CatalogWords, locale: Locale): string {
  switch (term.kind) {
    case "tier":
      return t("term.tier", {
        product: t(`product.${term.product}`),
        from: shortCount(term.fromCalls, locale),
      });
    case "pack":
      return t("term.pack", {
        size: shortCount(packOffer(FIRST_CATALOG, term.sku)?.calls ?? 0, locale),
      });
    case "quota":
      return t("term.quota", { product: t(`product.${term.product}`) });
    case "basis":
      return t("term.basis");
    case "policy":
      return t(`policies.${term.name}`);
  }
}

/** A term's value as people read it; a pack without one is not sold. */
export function termValue(term: Term, value: string | null, t: CatalogWords): string {
  if (value === null) return term.kind === "pack" ? t("terms.notSold") : "—";
  switch (term.kind) {
    case "tier":
      return formatUnitPrice(value);
    case "pack":
      return formatMoney(value);
    case "quota":
      return formatCount(Number(value));
    case "basis":
      return t(`basis.${value === "net" ? "net" : "gross"}`);
    case "policy":
      return term.name === "coApprovalAbove" ? formatMoney(value) : formatCount(Number(value));
  }
}

/** The words for a place in the document, such as `products.general.tiers.1.unitPrice`; else the place itself. */
export function fieldName(
  field: string,
  terms: readonly Term[],
  t: CatalogWords,
  locale: Locale,
): string {
  if (field === "effectiveFrom") return t("field.effectiveFrom");
  const policy = POLICY_NAMES.find((name) => field === `policies.${name}`);
  if (policy) return t(`policies.${policy}`);
  const term = terms.find((each) => placeOf(each, terms) === field);
  return term ? termName(term, t, locale) : field;
}

function placeOf(term: Term, terms: readonly Term[]): string | null {
  switch (term.kind) {
    case "tier": {
      const tiers = terms.filter((each) => each.kind === "tier" && each.product === term.product);
      return `products.${term.product}.tiers.${tiers.indexOf(term)}.unitPrice`;
    }
    case "pack":
      return `packs.${terms.filter(({ kind }) => kind === "pack").indexOf(term)}.price`;
    case "quota":
      return `products.${term.product}.freeCallsPerMonth`;
    case "basis":
    case "policy":
      return null;
  }
}
