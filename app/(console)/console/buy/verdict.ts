import type { useTranslations } from "next-intl";

import type { PackComparison } from "@/lib/core/advice";

/** Cheaper, as dear, or dearer than the customer's own postpaid price: said as it is. */
export const verdictWords = (
  { verdict, savingPercent }: PackComparison,
  t: ReturnType<typeof useTranslations<"buy">>,
): string => t(`verdict.${verdict}`, { percent: Math.abs(savingPercent) });
