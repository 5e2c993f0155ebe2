import { and, eq, isNull } from "drizzle-orm";

import { campaigns } from "@/db/schema";
import { campaignState } from "@/lib/core/campaign";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { findCampaign, type Campaign } from "@/lib/services/campaigns/campaign";
import { clockTime } from "@/lib/services/clock-time";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { inTransaction } from "@/lib/services/transaction";

export type EndCampaignRefusal = {
  readonly code: "wrong-role" | "campaign-not-found" | "campaign-over";
  readonly rule: "R-REF-6";
};

/**
 * R-REF-6 · Ends a campaign before its time, for every clock. What was bought in it keeps its refund rule, and orders
 * that wait for their payment keep their price. Ended twice, it is ended once.
 */
export function endCampaign(
  { db, clock, actor }: Context<Staff>,
  { campaignId, clockId }: { readonly campaignId: string; readonly clockId: string },
): Promise<Result<Campaign, EndCampaignRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Campaign, EndCampaignRefusal>> => {
    if (actor.role !== "operator") return refuse({ code: "wrong-role", rule: "R-REF-6" });
    const campaign = await findCampaign(tx, campaignId);
    if (!campaign) return refuse({ code: "campaign-not-found", rule: "R-REF-6" });
    if (campaign.endedAt) return ok(campaign);
    const now = await clockTime(tx, clock, clockId);
    if (campaignState(campaign, now) === "over") {
      return refuse({ code: "campaign-over", rule: "R-REF-6" });
    }

    const [ended] = await tx
      .update(campaigns)
      .set({ endedAt: now, endedBy: actorName(actor) })
      .where(and(eq(campaigns.id, campaignId), isNull(campaigns.endedAt)))
      .returning();
    if (!ended) return ok((await findCampaign(tx, campaignId)) ?? campaign);
    await audit(tx, {
      accountId: "0",
      at: now,
      actor,
      action: "end-campaign",
      object: campaignId,
    });
    return ok(ended);
  });
}
