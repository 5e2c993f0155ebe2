import type { AccountState } from "@/tests/simulation/engine-state";
import { openStop, type Account, type Bill, type Split } from "@/tests/simulation/model/account";
import { frozen, purse } from "@/tests/simulation/model/ledger";
import { exactly, inExactYuan, inYuan, sum } from "@/tests/simulation/model/money";
import { priceOf } from "@/tests/simulation/model/packs";
import { coverOf } from "@/tests/simulation/model/settlement";

/** An account of the model in the words of `engineStates`. */
export const modelState = (account: Account): AccountState => ({
  id: account.id,
  verified: account.verified,
  activatedAt: account.activatedAt,
  arrearsSince: account.arrearsSince,
  graceEndsAt: account.graceEndsAt,
  suspendedAt: account.suspendedAt,
  stoppedAt: openStop(account)?.at ?? null,
  closedAt: account.closedAt,
  settledThrough: account.settledThrough,
  purses: {
    cash: inYuan(purse(account, "cash")),
    income: inYuan(purse(account, "income")),
    gift: inYuan(purse(account, "gift")),
    frozen: inYuan(frozen(account)),
  },
  books: booksOf(account),
  packs: byId(account.packs).map((pack) => ({
    id: pack.id,
    kind: pack.kind,
    calls: pack.calls,
    used: pack.used,
    startsAt: pack.startsAt,
    endsAt: pack.endsAt,
    held: pack.heldAt !== null,
    refundedAt: pack.refundedAt,
    expired: pack.expired,
    price: inYuan(priceOf(pack)),
    ...inText(pack.paid),
    orderId: pack.orderId,
  })),
  vouchers: byId(account.vouchers).map(({ id, balance, spent, expired }) => ({
    id,
    balance: expired ? "0" : inYuan(balance),
    spent,
    expired,
  })),
  orders: byId(account.orders).map((order) => ({
    id: order.id,
    sku: order.sku,
    quantity: order.quantity,
    version: order.version,
    ...inText(order.paid ?? { voucher: 0n, gift: 0n, income: 0n, cash: 0n }),
    paid: order.paid !== null,
    cancelledAt: order.cancelledAt,
    expiresAt: order.expiresAt,
    expired: order.expired,
  })),
  refunds: byId(account.refunds).map(
    ({ id, packId, state, amounts, decidedAt, firstApprover }) => ({
      id,
      packId,
      state,
      cash: inYuan(amounts.cash),
      income: inYuan(amounts.income),
      gift: inYuan(amounts.gift),
      voucherNotReturned: inYuan(amounts.voucher),
      decidedAt,
      firstApprover,
    }),
  ),
  usage: usageOf(account),
});

/** A bill of the model in the words of `engineBills`. */
export const modelBill = (account: Account, bill: Bill): Readonly<Record<string, unknown>> => ({
  accountId: account.id,
  month: bill.month,
  issuedAt: bill.issuedAt,
  total: inYuan(bill.total),
  exact: inExactYuan(sum(bill.lines.map((line) => line.exact))),
  voucherId: bill.voucherId,
  ...inText(bill.paid),
  owed: inYuan(bill.owed),
  cashAfter: inYuan(bill.cashAfter),
  lines: bill.lines.map((line) => ({
    kind: line.kind,
    product: line.product,
    version: line.version,
    lateFor: line.lateFor,
    editions: line.editions,
    calls: line.calls,
    ...line.cover,
    packs: line.packs,
    tierBasis: line.tierBasis,
    volume: line.volume,
    tier: line.tier,
    price: inExactYuan(line.price),
    exact: inExactYuan(line.exact),
    charge: inYuan(line.charge),
    rounding: inExactYuan(exactly(line.charge) - line.exact),
  })),
});

const inText = ({ voucher, gift, income, cash }: Split) => ({
  voucher: inYuan(voucher),
  gift: inYuan(gift),
  income: inYuan(income),
  cash: inYuan(cash),
});

function booksOf({ books }: Account): Readonly<Record<string, string>> | null {
  const moved = Object.entries(books).filter(([, balance]) => balance !== 0n);
  if (moved.length === 0) return null;
  return Object.fromEntries(moved.map(([name, balance]) => [name, inYuan(balance)]));
}

function usageOf({ events }: Account) {
  const rows = Map.groupBy(events, (event) =>
    [
      event.billedIn,
      event.product,
      event.edition ?? "none",
      String(event.version).padStart(4),
      event.lateFor ?? "",
    ].join(" "),
  );
  return [...rows.keys()].toSorted().map((key) => {
    const [month, product, edition, version, lateFor] = key.split(/ +/);
    const of = rows.get(key) ?? [];
    const calls = of.reduce((total, event) => total + event.calls, 0);
    return { month, product, edition, version: Number(version), lateFor, calls, ...coverOf(of) };
  });
}

const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]): Thing[] =>
  things.toSorted((a, b) => (a.id < b.id ? -1 : 1));
