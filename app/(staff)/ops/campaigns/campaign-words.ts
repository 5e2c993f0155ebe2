import type { useTranslations } from "next-intl";

import type { Campaign } from "@/db/queries/campaigns";
import { FIRST_CATALOG, packOffer } from "@/lib/core/catalog";
import type { CampaignRule } from "@/lib/core/refund";
import { formatCount, shortCount } from "@/lib/format/count";
import type { Locale } from "@/lib/format/locale";
import { formatMoney } from "@/lib/format/money";

type Words = ReturnType<typeof useTranslations<"campaigns">>;

/** What a campaign sells or gives, in a line. */
export function offerWords(campaign: Campaign, t: Words, locale: Locale): string {
  const { sku, price, calls, validDays } = campaign;
  return sku && price
    ? t("offer.sale", {
        size: shortCount(packOffer(FIRST_CATALOG, sku)?.calls ?? 0, locale),
        price: formatMoney(price),
      })
    : t("offer.gift", { calls: formatCount(calls ?? 0), days: validDays ?? 0 });
}

/** R-REF-6 · How packs of a campaign go back. */
export const refundWords = (rule: CampaignRule, t: Words): string =>
  t(`refund.${rule.kind}`, rule.kind === "days" ? { days: rule.days } : {});
