import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { freezes } from "@/db/schema";
import { compare, fenString, isZero, parseAmount } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import { pursesOf } from "@/lib/services/ledger";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { ownAccountIds } from "@/lib/services/own-accounts";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type Freeze = typeof freezes.$inferSelect;
export type FreezeRequest = {
  readonly accountId: string;
  /** Yuan as a person typed them. */
  readonly amount: string;
  readonly reason: string;
  /** The same key is the same freeze, however often it is sent. */
  readonly requestKey: string;
};
export type FreezeRefusal =
  | {
      readonly code:
        | "account-not-found"
        | "not-an-amount"
        | "own-account"
        | "reason-required"
        | "request-key-reused"
        | "wrong-role";
      readonly rule: "R-FUND-1";
    }
  /** `available` is what could be frozen, in yuan. */
  | {
      readonly code: "more-than-available";
      readonly rule: "R-FUND-1";
      readonly available: string;
    };

export const LONGEST_REASON = 500;

/**
 * R-FUND-1 · Freezes an amount of what is available: it still belongs to the account and counts against arrears, but buys
 * nothing until it is released. Bills are charged all the same (R-SET-4).
 */
export async function freezeBalance(
  { db, clock, actor }: Context<Staff>,
  request: FreezeRequest,
): Promise<Result<Freeze, FreezeRefusal>> {
  const amount = parseAmount(request.amount.trim());
  if (!amount.ok || isZero(amount.value)) return refused("not-an-amount");
  const reason = plainText(request.reason, LONGEST_REASON);
  if (!reason) return refused("reason-required");
  if (actor.role !== "finance") return refused("wrong-role");
  const wish = { ...request, reason, amount: fenString(amount.value) };

  return inTransaction(db, async (tx): Promise<Result<Freeze, FreezeRefusal>> => {
    const [account] = await lockAccounts(tx, clock, [request.accountId]);
    if (!account) return refused("account-not-found");
    if ((await ownAccountIds(tx, actor)).includes(account.id)) return refused("own-account");
    const before = await findByKey(tx, account, request.requestKey);
    if (before) return isSame(before, wish) ? ok(before) : refused("request-key-reused");
    const { frozen, ...purses } = await pursesOf(tx, account.id);
    const available = availableBalance(purses, frozen);
    if (compare(amount.value, available) > 0)
      return refuse({
        code: "more-than-available",
        rule: "R-FUND-1",
        available: fenString(available),
      });

    const added = await addFreeze(tx, account, wish, actor.personId);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "freeze-balance",
      object: added.id,
      details: { amount: added.amount, reason },
    });
    return ok(added);
  });
}

async function findByKey(tx: Tx, account: LockedAccount, requestKey: string) {
  const [found] = await tx
    .select()
    .from(freezes)
    .where(and(eq(freezes.accountId, account.id), eq(freezes.requestKey, requestKey)));
  return found;
}

const isSame = (before: Freeze, wish: FreezeRequest): boolean =>
  before.amount === wish.amount && before.reason === wish.reason;

// The purse follows by a trigger of the database.
async function addFreeze(
  tx: Tx,
  account: LockedAccount,
  { amount, reason, requestKey }: FreezeRequest,
  frozenBy: string,
): Promise<Freeze> {
  const [added] = await tx
    .insert(freezes)
    .values({
      accountId: account.id,
      id: newId("frz"),
      requestKey,
      amount,
      reason,
      frozenAt: account.now,
      frozenBy,
    })
    .returning();
  if (!added) throw new Error("the freeze was not written");
  return added;
}

const refused = (code: Exclude<FreezeRefusal["code"], "more-than-available">) =>
  refuse({ code, rule: "R-FUND-1" } as const);
