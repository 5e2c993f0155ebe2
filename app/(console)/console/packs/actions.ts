"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { formatCount } from "@/lib/format/count";
import { deadline24 } from "@/lib/format/instant";
import { takeCampaignGift } from "@/lib/services/campaigns/take-gift";

/** R-USE-3 · Takes the calls that a campaign gives. Pressed twice, or sent again, they are taken once. */
export const takeGiftAction = action(
  {
    name: "take-campaign-gift",
    roles: ["customer"],
    schema: z.object({ campaignId: z.string().min(1).max(60), requestKey: z.uuid() }),
  },
  async (request, context) => {
    const t = await getTranslations("campaigns.take");
    const taken = await takeCampaignGift(context, request);
    if (!taken.ok) return { tone: "bad", message: t(`refused.${taken.refusal.code}`) };
    const { callsTotal, endsAt } = taken.value;
    return {
      tone: "ok",
      message: t("taken", { calls: formatCount(callsTotal), end: deadline24(endsAt, "full") }),
    };
  },
);
