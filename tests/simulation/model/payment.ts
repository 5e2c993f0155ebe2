import { SOURCES, type Account, type Split, type Voucher } from "@/tests/simulation/model/account";
import type { Instant } from "@/tests/simulation/model/calendar";
import { move, purse } from "@/tests/simulation/model/ledger";
import { least, most, sum, type Fen } from "@/tests/simulation/model/money";
import type { Product } from "@/tests/simulation/model/price-list";

/** R-FUND-1: voucher, then gift, then income, then cash, each as far as it reaches. */
export function split(account: Account, voucher: Voucher | null, total: Fen): Split {
  const fromVoucher = voucher ? least(voucher.balance, total) : 0n;
  const gift = least(total - fromVoucher, purse(account, "gift"));
  const income = least(total - fromVoucher - gift, purse(account, "income"));
  const cash = least(total - fromVoucher - gift - income, most(purse(account, "cash"), 0n));
  return { voucher: fromVoucher, gift, income, cash };
}

export function pay(account: Account, to: string, paid: Split): void {
  move(account, "vouchers", to, paid.voucher);
  move(account, "purse:gift", to, paid.gift);
  move(account, "purse:income", to, paid.income);
  move(account, "purse:cash", to, paid.cash);
}

/** R-FUND-2: a single-use voucher loses its rest, which goes back to where vouchers come from. */
export function spend(account: Account, voucher: Voucher, amount: Fen): void {
  voucher.balance -= amount;
  if (!voucher.multiUse) {
    move(account, "vouchers", "funding:promotion", voucher.balance);
    voucher.balance = 0n;
  }
  voucher.spent = voucher.balance === 0n;
}

/** R-ORD-3: an even share of each purse, rounded down; then, pack by pack, each missing fen from the fullest purse. */
export function sharePayment(paid: Split, quantity: number): Split[] {
  const packs = BigInt(quantity);
  const price = sum(SOURCES.map((name) => paid[name])) / packs;
  const left = SOURCES.map((name) => ({ name, fen: paid[name] % packs }));
  return Array.from({ length: quantity }, () => {
    const share = Object.fromEntries(SOURCES.map((name) => [name, paid[name] / packs]));
    const missing = price - sum(Object.values(share));
    const fullest = left.toSorted((a, b) => Number(b.fen - a.fen)).slice(0, Number(missing));
    for (const each of fullest) {
      each.fen -= 1n;
      share[each.name] = (share[each.name] ?? 0n) + 1n;
    }
    return share as Split;
  });
}

export type VoucherUse = {
  readonly products: readonly Product[];
  readonly scope: "prepaid" | "postpaid";
  readonly amount: Fen;
  readonly at: Instant;
};

/** R-FUND-2: why a voucher cannot be used on a payment, or null. */
export function whyUnusable(voucher: Voucher, use: VoucherUse): string | null {
  if (use.at < voucher.startsAt) return "not-started";
  if (use.at >= voucher.endsAt) return "expired";
  if (voucher.spent || voucher.balance <= 0n) return "empty";
  const covers = use.products.every((product) => voucher.products?.includes(product) ?? true);
  if (!covers) return "wrong-product";
  if (voucher.scope !== "both" && voucher.scope !== use.scope) return "wrong-scope";
  return use.amount < voucher.minimum ? "below-minimum" : null;
}
