import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { refunds } from "@/db/schema";
import { fenString } from "@/lib/core/money";
import { judgeRefund, type RefundVerdict } from "@/lib/core/refund";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import { lockAccount, type LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { notify } from "@/lib/services/notify";
import { findPack } from "@/lib/services/packs/find-pack";
import { holdPack } from "@/lib/services/packs/hold-pack";
import { plainText } from "@/lib/services/plain-text";
import { payRefund } from "@/lib/services/refunds/pay-refund";
import type { Refund } from "@/lib/services/refunds/refund";
import { refundFacts } from "@/lib/services/refunds/refund-facts";
import { inTransaction } from "@/lib/services/transaction";

export type RefundRequest = {
  readonly accountId: string;
  readonly packId: string;
  /** The customer's own words. */
  readonly reason: string;
  /** The same key is the same request, however often it is sent. */
  readonly requestKey: string;
};
export type RequestRefundRefusal = {
  readonly code: "pack-not-found" | "reason-required" | "request-key-conflict";
  readonly rule: "R-REF-10";
};

export const LONGEST_REASON = 500;

const STATES = { pay: "paid", review: "in_review", refuse: "refused" } as const;

/**
 * R-REF-8 · Asks to take one pack back. A request that meets the rules is paid at once, one that fails any is refused
 * at once, and one that shows a signal waits for a person (R-REF-7). Each is put on record with the rules as they stood.
 */
export async function requestRefund(
  { db, clock, actor }: Context,
  request: RefundRequest,
): Promise<Result<Refund, RequestRefundRefusal>> {
  const reason = plainText(request.reason, LONGEST_REASON);
  if (!reason) return refused("reason-required");

  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, request.accountId);
    const before = await findRequest(tx, account, request.requestKey);
    if (before) {
      const same = before.packId === request.packId && before.reason === reason;
      return same ? ok(before) : refused("request-key-conflict");
    }
    const pack = await findPack(tx, account.id, request.packId);
    if (!pack) return refused("pack-not-found");

    const verdict = judgeRefund(await refundFacts(tx, account, { pack, askedAt: account.now }));
    const refund = await putOnRecord(tx, account, { ...request, reason }, verdict);
    if (refund.state === "paid") await payRefund(tx, account, refund);
    if (refund.state === "in_review") await holdForReview(tx, account, refund);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "request-refund",
      object: refund.id,
      details: { packId: pack.id, state: refund.state, failed: verdict.failed },
    });
    return ok(refund);
  });
}

async function findRequest(
  tx: Tx,
  account: LockedAccount,
  requestKey: string,
): Promise<Refund | undefined> {
  const [found] = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.accountId, account.id), eq(refunds.requestKey, requestKey)));
  return found;
}

async function putOnRecord(
  tx: Tx,
  account: LockedAccount,
  { packId, reason, requestKey }: RefundRequest,
  { verdict, rules, amounts }: RefundVerdict,
): Promise<Refund> {
  const atOnce = verdict !== "review";
  const [recorded] = await tx
    .insert(refunds)
    .values({
      accountId: account.id,
      id: newId("rf"),
      packId,
      requestKey,
      reason,
      state: STATES[verdict],
      rules,
      cash: fenString(amounts.cash),
      income: fenString(amounts.income),
      gift: fenString(amounts.gift),
      voucherNotReturned: fenString(amounts.voucherNotReturned),
      requestedAt: account.now,
      decidedAt: atOnce ? account.now : null,
      decidedBy: atOnce ? "system:refund-rules" : null,
    })
    .returning();
  if (!recorded) throw new Error("the refund request was not written");
  return recorded;
}

async function holdForReview(
  tx: Tx,
  account: LockedAccount,
  { id, packId }: Refund,
): Promise<void> {
  await holdPack(tx, account, packId);
  await notify(tx, account, "refund-in-review", id, { refundId: id, packId });
}

const refused = (code: RequestRefundRefusal["code"]) => refuse({ code, rule: "R-REF-10" } as const);
