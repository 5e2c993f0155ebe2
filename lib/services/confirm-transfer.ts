import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { recharges } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { plainText } from "@/lib/services/plain-text";
import { receiveMoney, type Recharge } from "@/lib/services/recharge";
import { inTransaction } from "@/lib/services/transaction";

export type ConfirmTransferRefusal = {
  readonly code:
    | "recharge-not-found"
    | "reference-invalid"
    | "not-a-transfer"
    | "already-confirmed";
  readonly rule: "R-FUND-4";
};

const LONGEST_REFERENCE = 100;

/** R-FUND-4 · Finance saw the money of a bank transfer, under the bank's reference. */
export async function confirmTransfer(
  { db, clock, actor }: Context<Staff>,
  request: { readonly accountId: string; readonly rechargeId: string; readonly reference: string },
): Promise<Result<Recharge, ConfirmTransferRefusal>> {
  const reference = plainText(request.reference, LONGEST_REFERENCE);
  if (!reference) return refused("reference-invalid");

  return inTransaction(db, async (tx) => {
    const [account] = await lockAccounts(tx, clock, [request.accountId]);
    const promised = account && (await findRecharge(tx, account, request.rechargeId));
    if (!account || !promised) return refused("recharge-not-found");
    if (promised.channel !== "transfer") return refused("not-a-transfer");
    if (promised.paidAt) {
      return promised.reference === reference ? ok(promised) : refused("already-confirmed");
    }

    const paid = await markPaid(tx, promised, { paidAt: account.now, reference });
    await receiveMoney(tx, account, paid);
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "confirm-transfer",
      object: paid.id,
      details: { amount: paid.amount, reference },
    });
    return ok(paid);
  });
}

async function findRecharge(
  tx: Tx,
  account: LockedAccount,
  id: string,
): Promise<Recharge | undefined> {
  const [found] = await tx
    .select()
    .from(recharges)
    .where(isRecharge({ accountId: account.id, id }));
  return found;
}

async function markPaid(
  tx: Tx,
  promised: Recharge,
  facts: { readonly paidAt: Date; readonly reference: string },
): Promise<Recharge> {
  await tx.update(recharges).set(facts).where(isRecharge(promised));
  return { ...promised, ...facts };
}

const isRecharge = ({ accountId, id }: Pick<Recharge, "accountId" | "id">) =>
  and(eq(recharges.accountId, accountId), eq(recharges.id, id));

const refused = (code: ConfirmTransferRefusal["code"]) =>
  refuse({ code, rule: "R-FUND-4" } as const);
