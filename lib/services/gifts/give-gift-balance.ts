import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { transfers } from "@/db/schema";
import type { LedgerAccount } from "@/lib/core/ledger";
import { compare, parseAmount, plus, ZERO } from "@/lib/core/money";
import type { Purses } from "@/lib/core/payment";
import { ok, refuse, type Result } from "@/lib/core/result";
import { followBalance } from "@/lib/services/arrears";
import { audit } from "@/lib/services/audit";
import type { Context, Staff, System } from "@/lib/services/context";
import { pursesOf, transfer, type Movement } from "@/lib/services/ledger";
import { lockAccounts, type LockedAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

type Purse = keyof Purses;
export type BalanceGift = {
  readonly accountId: string;
  /** Yuan for each purse, as decimal strings; what is left out is nothing. */
  readonly amounts: Partial<Readonly<Record<Purse, string>>>;
  readonly reason: string;
  /** The same key is the same gift, however often it is sent. */
  readonly requestKey: string;
};
export type BalanceGiftRefusal = {
  readonly code: "account-not-found" | "not-an-amount";
  readonly rule: "R-FUND-3";
};

const PURSES: readonly Purse[] = ["cash", "income", "gift"];
const FUNDING: Readonly<Record<Purse, LedgerAccount>> = {
  cash: "funding:sandbox",
  income: "funding:income",
  gift: "funding:promotion",
};

/** R-FUND-1, R-FUND-3 · Puts money into an account's purses: the sandbox's funds, or a gift of support. */
export async function giveGiftBalance(
  { db, clock, actor }: Context<Staff | System>,
  { accountId, amounts, reason, requestKey }: BalanceGift,
): Promise<Result<Purses, BalanceGiftRefusal>> {
  const movements = movementsOf(amounts, reason);
  if (!movements.ok) return movements;

  return inTransaction(db, async (tx) => {
    const [account] = await lockAccounts(tx, clock, [accountId]);
    if (!account) return refused("account-not-found");
    if (!(await wasGiven(tx, account, requestKey))) {
      await transfer(tx, account, { cause: "gift", reference: requestKey }, movements.value);
      await followBalance(tx, account);
      await audit(tx, {
        accountId: account.id,
        at: account.now,
        actor,
        action: "give-gift-balance",
        object: requestKey,
        details: { amounts, reason },
      });
    }
    return ok(await pursesOf(tx, account.id));
  });
}

function movementsOf(
  amounts: BalanceGift["amounts"],
  note: string,
): Result<readonly Movement[], BalanceGiftRefusal> {
  const movements: Movement[] = [];
  for (const purse of PURSES) {
    const amount = parseAmount(amounts[purse] ?? "0");
    if (!amount.ok) return refused("not-an-amount");
    movements.push({ from: FUNDING[purse], to: `purse:${purse}`, amount: amount.value, note });
  }
  const total = plus(...movements.map(({ amount }) => amount));
  return compare(total, ZERO) > 0 ? ok(movements) : refused("not-an-amount");
}

async function wasGiven(tx: Tx, account: LockedAccount, requestKey: string): Promise<boolean> {
  const before = await tx
    .select({ id: transfers.id })
    .from(transfers)
    .where(
      and(
        eq(transfers.accountId, account.id),
        eq(transfers.cause, "gift"),
        eq(transfers.reference, requestKey),
      ),
    );
  return before.length > 0;
}

const refused = (code: BalanceGiftRefusal["code"]) => refuse({ code, rule: "R-FUND-3" } as const);
