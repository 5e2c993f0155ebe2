import { and, eq, gte, isNotNull, isNull, lt, or, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { packDeductions, packs, transfers } from "@/db/schema";
import { addMonths, monthEnd, monthStart, type Month } from "@/lib/core/calendar";
import { ZERO, cny, compare, minus, plus, type Cny } from "@/lib/core/money";
import { recognisedSoFar } from "@/lib/core/revenue";
import { transfer } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";

/** A bought pack, and how many of its calls count as used by the time that is looked at. */
export type SoldPack = Pick<typeof packs.$inferSelect, "id" | "price" | "callsUsed" | "callsTotal">;

/**
 * R-REV-1 · Books what a pack has earned since it was last looked at, and answers all that it has earned since it
 * was sold. Booked by the month and when a pack ends, not by the call: a call is far too hot a path for a ledger.
 * `occasion` names the look (a month, or `end`); the same occasion books nothing twice.
 */
export async function recognisePackRevenue(
  tx: Tx,
  account: LockedAccount,
  pack: SoldPack,
  occasion: Month | "end",
): Promise<Cny> {
  const booked = await recognitionsOf(tx, account, pack.id);
  const before = plus(ZERO, ...booked.map(({ amount }) => cny(amount)));
  const reference = `${pack.id}:${occasion}`;
  if (booked.some((booking) => booking.reference === reference)) return before;

  const earned = recognisedSoFar(cny(pack.price), pack.callsUsed, pack.callsTotal);
  if (compare(earned, before) <= 0) return before;
  await transfer(tx, account, { cause: "recognition", reference }, [
    { from: "deferred:packs", to: "revenue:packs", amount: minus(earned, before) },
  ]);
  return earned;
}

/**
 * R-REV-1 · Books what each bought pack of an account earned through the end of a month. Calls that came later do
 * not count, so that a settlement which runs late books the same.
 */
export async function recogniseRevenueOfMonth(
  tx: Tx,
  account: LockedAccount,
  month: Month,
): Promise<void> {
  // A late event may have used up a pack in a month that was settled before; none is later than that (R-USE-7).
  const closedSince = monthStart(addMonths(month, -2));
  const usedPacks = await tx
    .select({
      id: packs.id,
      price: packs.price,
      callsTotal: packs.callsTotal,
      callsUsed: sql`sum(${packDeductions.calls})`.mapWith(Number),
    })
    .from(packs)
    .innerJoin(
      packDeductions,
      and(eq(packDeductions.accountId, packs.accountId), eq(packDeductions.packId, packs.id)),
    )
    .where(
      and(
        eq(packs.accountId, account.id),
        eq(packs.kind, "bought"),
        isNotNull(packs.firstUsedAt),
        or(isNull(packs.closedAt), gte(packs.closedAt, closedSince)),
        lt(packDeductions.hour, monthEnd(month)),
      ),
    )
    .groupBy(packs.id, packs.price, packs.callsTotal)
    .orderBy(packs.id);
  for (const pack of usedPacks) await recognisePackRevenue(tx, account, pack, month);
}

async function recognitionsOf(tx: Tx, account: LockedAccount, packId: string) {
  return tx
    .select({ reference: transfers.reference, amount: transfers.amount })
    .from(transfers)
    .where(
      and(
        eq(transfers.accountId, account.id),
        eq(transfers.cause, "recognition"),
        sql`split_part(${transfers.reference}, ':', 1) = ${packId}`,
      ),
    );
}
