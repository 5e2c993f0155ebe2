import { checkGift, type GiftRefusal, type GiftRequest } from "@/lib/core/gift";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { addGift, giftOfRequest, type GivenPack } from "@/lib/services/gifts/add-gift";
import { lockAccounts } from "@/lib/services/lock-account";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

const LONGEST_REASON = 500;

export type PackGift = GiftRequest & {
  readonly accountId: string;
  /** The same key is the same gift, however often it is sent. */
  readonly requestKey: string;
};
export type GivePackRefusal =
  | GiftRefusal
  | {
      readonly code: "account-not-found" | "wrong-role" | "request-key-conflict";
      readonly rule: "R-USE-3";
    }
  | { readonly code: "service-closed"; readonly rule: "R-ACC-3" };

/** R-USE-3 · Support gives an account a pack: covered from before bought ones, never refundable (R-REF-1). */
export async function givePack(
  { db, clock, actor }: Context<Staff>,
  request: PackGift,
): Promise<Result<GivenPack, GivePackRefusal>> {
  const { accountId } = request;
  const gift = {
    ...request,
    reason: plainText(request.reason, LONGEST_REASON) ?? "",
    // Two people may use the same key for one account.
    requestKey: `${actor.personId}:${request.requestKey}`,
  };
  if (actor.role === "finance") return refuse({ code: "wrong-role", rule: "R-USE-3" });
  return inTransaction(db, async (tx): Promise<Result<GivenPack, GivePackRefusal>> => {
    const [account] = await lockAccounts(tx, clock, [accountId]);
    if (!account) return refuse({ code: "account-not-found", rule: "R-USE-3" });
    const before = await giftOfRequest(tx, account, gift.requestKey);
    if (before) {
      return isSameGift(before, gift)
        ? ok(before)
        : refuse({ code: "request-key-conflict", rule: "R-USE-3" });
    }
    if (account.closedAt) return refuse({ code: "service-closed", rule: "R-ACC-3" });
    const checked = checkGift(gift, account.now);
    if (!checked.ok) return checked;

    const given = await addGift(tx, account, {
      ...gift,
      campaignId: null,
      givenBy: actorName(actor),
    });
    await audit(tx, {
      accountId,
      at: account.now,
      actor,
      action: "give-pack",
      object: given.id,
      details: { calls: given.callsTotal, endsAt: given.endsAt, reason: given.giftReason },
    });
    return ok(given);
  });
}

const isSameGift = (given: GivenPack, { calls, endsAt, reason }: GiftRequest): boolean =>
  given.callsTotal === calls &&
  given.endsAt.getTime() === endsAt.getTime() &&
  given.giftReason === reason;
