import { getTranslations } from "next-intl/server";

import { refusalOf, refusalWords } from "@/components/billing/refund-rules";
import type { Messages } from "@/i18n/namespaces";
import type { RuleCheck } from "@/lib/core/refund";
import { LOCALES, type Locale } from "@/lib/format/locale";
import { factWords } from "@/lib/format/rule-fact";
import type { Review } from "./review";

type Signal = keyof Messages["review"]["customerReason"];

/**
 * What a refusal would say to the customer, from the rule that speaks against the request. In both
 * languages: which one the customer reads is not on record. Support may rewrite it.
 */
export async function refusalText(review: Review): Promise<string> {
  const against =
    review.checks.find(({ outcome }) => outcome === "fail") ??
    review.checks.find(({ outcome }) => outcome === "signal");
  if (!against) return "";
  const texts = await Promise.all(LOCALES.map((locale) => refusalIn(locale, against, review)));
  return texts.join("\n");
}

async function refusalIn(
  locale: Locale,
  { outcome, fact }: RuleCheck,
  { pack, policies, now }: Review,
): Promise<string> {
  if (outcome === "signal") {
    const t = await getTranslations({ locale, namespace: "review.customerReason" });
    return t(fact.code as Signal, { ...factWords(fact), days: policies.abuse.withinDays });
  }
  const t = await getTranslations({ locale, namespace: "rules.refused" });
  // Refused, the pack is given back to its use: what is left of it covers calls again (R-REF-9).
  const usable = pack.callsLeft > 0 && now < pack.endsAt;
  return t(refusalOf(fact.code), refusalWords(fact, { ...pack, usable }));
}
