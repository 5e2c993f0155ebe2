import { and, eq, ne } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { recharges } from "@/db/schema";
import { cny, compare, parseAmount } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff } from "@/lib/services/context";
import { lockAccounts } from "@/lib/services/lock-account";
import { ownAccountIds } from "@/lib/services/own-accounts";
import { plainText } from "@/lib/services/plain-text";
import type { Recharge } from "@/lib/services/recharge";
import { findRecharge, payRecharge } from "@/lib/services/recharges/pay-recharge";
import { inTransaction } from "@/lib/services/transaction";

export type ConfirmTransferRefusal =
  | {
      readonly code:
        | "recharge-not-found"
        | "reference-invalid"
        | "reference-used"
        | "not-a-transfer"
        | "not-an-amount"
        | "already-confirmed"
        | "own-account"
        | "wrong-role";
      readonly rule: "R-FUND-4";
    }
  /** `expected` is what the customer said they would pay, in yuan. */
  | {
      readonly code: "amount-differs";
      readonly rule: "R-FUND-4";
      readonly expected: string;
    };

export type SeenTransfer = {
  readonly accountId: string;
  readonly rechargeId: string;
  /** The bank's own number of the payment. */
  readonly reference: string;
  /** What the bank's statement says came in, in yuan. */
  readonly amount: string;
};

export const LONGEST_REFERENCE = 100;

/**
 * R-FUND-4 · Finance saw the money of a bank transfer, under the bank's reference and to the fen. One payment of the bank
 * confirms one recharge.
 */
export async function confirmTransfer(
  { db, clock, actor }: Context<Staff>,
  seen: SeenTransfer,
): Promise<Result<Recharge, ConfirmTransferRefusal>> {
  const reference = plainText(seen.reference, LONGEST_REFERENCE);
  if (!reference) return refused("reference-invalid");
  const amount = parseAmount(seen.amount.trim());
  if (!amount.ok) return refused("not-an-amount");
  if (actor.role !== "finance") return refused("wrong-role");

  const confirmed = inTransaction(db, async (tx): Promise<Confirmed> => {
    const [account] = await lockAccounts(tx, clock, [seen.accountId]);
    const promised =
      account && (await findRecharge(tx, { accountId: account.id, id: seen.rechargeId }));
    if (!account || !promised) return refused("recharge-not-found");
    if (promised.channel !== "transfer") return refused("not-a-transfer");
    if ((await ownAccountIds(tx, actor)).includes(account.id)) return refused("own-account");
    if (compare(amount.value, cny(promised.amount)) !== 0)
      return refuse({ code: "amount-differs", rule: "R-FUND-4", expected: promised.amount });
    if (promised.paidAt) {
      return promised.reference === reference ? ok(promised) : refused("already-confirmed");
    }
    if (await isUsed(tx, reference, promised)) return refused("reference-used");

    const paid = await payRecharge(tx, account, promised, reference);
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
  return confirmed.catch(refuseUsed);
}

type Confirmed = Result<Recharge, ConfirmTransferRefusal>;

async function isUsed(tx: Tx, reference: string, { id }: Recharge): Promise<boolean> {
  const others = and(
    eq(recharges.channel, "transfer"),
    eq(recharges.reference, reference),
    ne(recharges.id, id),
  );
  return (await tx.$count(recharges, others)) > 0;
}

// Of two accounts that are confirmed at once under one reference, the database lets the first through.
function refuseUsed(error: unknown): Confirmed {
  const cause = error instanceof Error ? error.cause : undefined;
  const constraint =
    cause && typeof cause === "object" && "constraint_name" in cause ? cause.constraint_name : null;
  if (constraint === "a_payment_is_credited_once") return refused("reference-used");
  throw error;
}

const refused = (code: Exclude<ConfirmTransferRefusal["code"], "amount-differs">) =>
  refuse({ code, rule: "R-FUND-4" } as const);
