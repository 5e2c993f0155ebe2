import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { checkGift, type GiftRefusal, type GiftRequest } from "@/lib/core/gift";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import { actorName, type Context, type Staff } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

const LONGEST_REASON = 500;

export type GivenPack = typeof packs.$inferSelect;
export type GivePackRefusal =
  | GiftRefusal
  | { readonly code: "account-not-found" | "wrong-role"; readonly rule: "R-USE-3" }
  | { readonly code: "service-closed"; readonly rule: "R-ACC-3" };

/** R-USE-3 · Support gives an account a pack: covered from before bought ones, never refundable (R-REF-1). */
export async function givePack(
  { db, clock, actor }: Context<Staff>,
  request: GiftRequest & { readonly accountId: string },
): Promise<Result<GivenPack, GivePackRefusal>> {
  const { accountId } = request;
  const gift = { ...request, reason: plainText(request.reason, LONGEST_REASON) ?? "" };
  if (actor.role === "finance") return refuse({ code: "wrong-role", rule: "R-USE-3" });
  return inTransaction(db, async (tx): Promise<Result<GivenPack, GivePackRefusal>> => {
    const [account] = await lockAccounts(tx, clock, [accountId]);
    if (!account) return refuse({ code: "account-not-found", rule: "R-USE-3" });
    if (account.closedAt) return refuse({ code: "service-closed", rule: "R-ACC-3" });
    const checked = checkGift(gift, account.now);
    if (!checked.ok) return checked;

    const given = await addPack(tx, account, gift, actorName(actor));
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

async function addPack(
  tx: Tx,
  account: LockedAccount,
  gift: GiftRequest,
  givenBy: string,
): Promise<GivenPack> {
  const [given] = await tx
    .insert(packs)
    .values({
      accountId: account.id,
      id: newId("pkg"),
      product: "general",
      kind: "gifted",
      callsTotal: gift.calls,
      startsAt: account.now,
      endsAt: gift.endsAt,
      createdAt: account.now,
      giftReason: gift.reason,
      givenBy,
    })
    .returning();
  if (!given) throw new Error("the pack was not written");
  return given;
}
