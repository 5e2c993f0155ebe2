import { getTranslations } from "next-intl/server";

import type { Messages } from "@/i18n/namespaces";
import type { RuleCheck } from "@/lib/core/refund";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { LOCALES, type Locale } from "@/lib/format/locale";
import { factWords } from "@/lib/format/rule-fact";
import type { Review } from "./review";

type Signal = keyof Messages["review"]["customerReason"];
type Failure = keyof Messages["rules"]["refused"];

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
  { pack, policies }: Review,
): Promise<string> {
  if (outcome === "signal") {
    const t = await getTranslations({ locale, namespace: "review.customerReason" });
    return t(fact.code as Signal, { ...factWords(fact), days: policies.abuse.withinDays });
  }
  const t = await getTranslations({ locale, namespace: "rules.refused" });
  return t(fact.code as Failure, {
    ...factWords(fact),
    callsLeft: formatCount(pack.callsLeft),
    endsAt: formatInstant(pack.endsAt, "day"),
    firstUsedAt: pack.firstUsedAt ? formatInstant(pack.firstUsedAt, "dense") : "",
  });
}
