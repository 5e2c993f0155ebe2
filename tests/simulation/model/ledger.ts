import type { Account } from "@/tests/simulation/model/account";
import type { Fen } from "@/tests/simulation/model/money";

export const purse = (account: Account, name: "cash" | "income" | "gift"): Fen =>
  account.books[`purse:${name}`] ?? 0n;

/** R-FUND-3: money moves from one account of the ledger to another. */
export function move(account: Account, from: string, to: string, amount: Fen): void {
  account.books[from] = (account.books[from] ?? 0n) - amount;
  account.books[to] = (account.books[to] ?? 0n) + amount;
}

export const frozen = (account: Account): Fen =>
  account.freezes.reduce((sum, { amount, released }) => (released ? sum : sum + amount), 0n);

/** R-FUND-1: cash, income and gift, less what is frozen. */
export const available = (account: Account): Fen =>
  purse(account, "cash") + purse(account, "income") + purse(account, "gift") - frozen(account);
