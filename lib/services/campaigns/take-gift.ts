import { serviceState } from "@/lib/core/account";
import {
  allowanceLeft,
  campaignState,
  giveawayEnd,
  type AllowanceRefusal,
} from "@/lib/core/campaign";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { findCampaign, giveawayOf, packsHad } from "@/lib/services/campaigns/campaign";
import { actorName, type Context, type Customer } from "@/lib/services/context";
import { addGift, giftOfRequest, type GivenPack } from "@/lib/services/gifts/add-gift";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

export type TakeGiftRefusal =
  | AllowanceRefusal
  | {
      readonly code:
        | "campaign-not-found"
        | "campaign-not-running"
        | "service-not-active"
        | "request-key-conflict";
      readonly rule: "R-USE-3";
    };

/**
 * R-USE-3 · A customer whose service is active takes a pack of a campaign that gives calls away, while it runs and as
 * often as it allows. It is covered from before bought packs, and is never refunded (R-REF-1).
 */
export function takeCampaignGift(
  { db, clock, actor }: Context<Customer>,
  request: { readonly campaignId: string; readonly requestKey: string },
): Promise<Result<GivenPack, TakeGiftRefusal>> {
  const { campaignId } = request;
  const requestKey = `taken:${request.requestKey}`;
  return inTransaction(db, async (tx): Promise<Result<GivenPack, TakeGiftRefusal>> => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const before = await giftOfRequest(tx, account, requestKey);
    if (before) {
      return before.campaignId === campaignId ? ok(before) : refused("request-key-conflict");
    }
    const campaign = await findCampaign(tx, campaignId);
    const giveaway = campaign && giveawayOf(campaign);
    if (!campaign || !giveaway) return refused("campaign-not-found");
    if (campaignState(campaign, account.now) !== "running") return refused("campaign-not-running");
    if (serviceState(account) !== "active") return refused("service-not-active");
    const left = allowanceLeft(campaign.perAccount, await packsHad(tx, account, campaignId));
    if (left === 0) return refuse({ code: "campaign-limit-reached", rule: "R-REF-6", left });

    const given = await addGift(tx, account, {
      calls: giveaway.calls,
      endsAt: giveawayEnd(giveaway, account.now),
      reason: campaign.name,
      requestKey,
      campaignId,
      givenBy: actorName(actor),
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "take-campaign-gift",
      object: given.id,
      details: { campaignId, calls: given.callsTotal, endsAt: given.endsAt },
    });
    return ok(given);
  });
}

const refused = (code: Exclude<TakeGiftRefusal["code"], "campaign-limit-reached">) =>
  refuse({ code, rule: "R-USE-3" } as const);
