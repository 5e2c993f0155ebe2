import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { REAL_CLOCK, recharges } from "@/db/schema";
import { cny, compare, fenString, parseAmount, type Cny } from "@/lib/core/money";
import { nextPaymentQuery, type RechargeChannel } from "@/lib/core/online-payment";
import { ok, refuse, type Result } from "@/lib/core/result";
import { followBalance } from "@/lib/services/arrears";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { transfer } from "@/lib/services/ledger";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { inTransaction } from "@/lib/services/transaction";

export type Recharge = typeof recharges.$inferSelect;
export type RechargeRequest = {
  /** Yuan as a person typed them. */
  readonly amount: string;
  /** `sandbox` is paid at once; `alipay` waits for the provider's word, `transfer` for finance to see the money. */
  readonly channel: RechargeChannel;
  /** The same key is the same recharge, however often it is sent. */
  readonly requestKey: string;
};
export type RechargeRefusal = {
  readonly code:
    | "not-an-amount"
    | "amount-too-small"
    | "amount-too-large"
    | "channel-not-available"
    | "request-key-reused";
  readonly rule: "R-FUND-4";
};

export const SMALLEST_RECHARGE = cny(1);
export const LARGEST_RECHARGE = cny(1_000_000);

/** R-FUND-4, R-FUND-5 · Puts money in. What is paid lands in cash and ends arrears in the same transaction. */
export async function recharge(
  { db, clock, actor }: Context<Customer>,
  request: RechargeRequest,
): Promise<Result<Recharge, RechargeRefusal>> {
  const amount = rechargeAmount(request.amount);
  if (!amount.ok) return amount;

  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    if (!isOpen(request.channel, account)) return refused("channel-not-available");
    const before = await findRecharge(tx, account, request.requestKey);
    if (before)
      return isSame(before, request, amount.value) ? ok(before) : refused("request-key-reused");

    const made = await addRecharge(tx, account, request, amount.value);
    if (made.paidAt) await receiveMoney(tx, account, made);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "recharge",
      object: made.id,
      details: { amount: made.amount, channel: made.channel },
    });
    return ok(made);
  });
}

/** Moves a paid recharge into cash; a debt is paid first by nature, being negative cash (R-FUND-4). */
export async function receiveMoney(
  tx: Tx,
  account: LockedAccount,
  { id, amount, channel }: Recharge,
): Promise<LockedAccount> {
  await transfer(tx, account, { cause: "recharge", reference: id }, [
    { from: `funding:${channel}`, to: "purse:cash", amount: cny(amount) },
  ]);
  return followBalance(tx, account);
}

/**
 * R-TIME-1 · A provider moves real money, which an account on a test clock must not hold (D-24). Whether a provider is
 * connected at all is for the door to know.
 */
export const isOpen = (
  channel: RechargeChannel,
  account: Pick<LockedAccount, "clockId">,
): boolean => channel !== "alipay" || account.clockId === REAL_CLOCK;

function rechargeAmount(text: string): Result<Cny, RechargeRefusal> {
  const amount = parseAmount(text.trim());
  if (!amount.ok) return refused("not-an-amount");
  if (compare(amount.value, SMALLEST_RECHARGE) < 0) return refused("amount-too-small");
  if (compare(amount.value, LARGEST_RECHARGE) > 0) return refused("amount-too-large");
  return amount;
}

async function findRecharge(tx: Tx, account: LockedAccount, requestKey: string) {
  const [found] = await tx
    .select()
    .from(recharges)
    .where(and(eq(recharges.accountId, account.id), eq(recharges.requestKey, requestKey)));
  return found;
}

const isSame = (before: Recharge, { channel }: RechargeRequest, amount: Cny): boolean =>
  before.channel === channel && before.amount === fenString(amount);

async function addRecharge(
  tx: Tx,
  account: LockedAccount,
  { channel, requestKey }: RechargeRequest,
  amount: Cny,
): Promise<Recharge> {
  const [made] = await tx
    .insert(recharges)
    .values({
      accountId: account.id,
      id: newId("rch"),
      amount: fenString(amount),
      channel,
      requestKey,
      createdAt: account.now,
      paidAt: channel === "sandbox" ? account.now : null,
      nextQueryAt: channel === "alipay" ? nextPaymentQuery(account.now, account.now) : null,
    })
    .returning();
  if (!made) throw new Error("the recharge was not written");
  return made;
}

const refused = (code: RechargeRefusal["code"]) => refuse({ code, rule: "R-FUND-4" } as const);
