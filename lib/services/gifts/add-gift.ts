import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { packs } from "@/db/schema";
import { shanghaiIso } from "@/lib/core/calendar";
import type { GiftRequest } from "@/lib/core/gift";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { notify } from "@/lib/services/notify";

export type GivenPack = typeof packs.$inferSelect;

export type Gift = GiftRequest & {
  /** The same key is the same pack, however often it is sent. */
  readonly requestKey: string;
  readonly campaignId: string | null;
  readonly givenBy: string;
};

/** The pack that this request was given before, or null. */
export async function giftOfRequest(
  tx: Tx,
  account: LockedAccount,
  requestKey: string,
): Promise<GivenPack | null> {
  const [given] = await tx
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, account.id), eq(packs.giftKey, requestKey)));
  return given ?? null;
}

/** R-USE-3 · Writes a gifted pack that covers calls from now on, and tells the customer. */
export async function addGift(tx: Tx, account: LockedAccount, gift: Gift): Promise<GivenPack> {
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
      givenBy: gift.givenBy,
      giftKey: gift.requestKey,
      campaignId: gift.campaignId,
    })
    .returning();
  if (!given) throw new Error("the pack was not written");
  await notify(tx, account, "pack-given", given.id, {
    packId: given.id,
    callsTotal: given.callsTotal,
    endsAt: shanghaiIso(given.endsAt),
  });
  return given;
}
