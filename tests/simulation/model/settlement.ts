import type { Account, BillLine, Counted, Cover, Voucher } from "@/tests/simulation/model/account";
import { followBalance } from "@/tests/simulation/model/balance";
import type { Instant, Month } from "@/tests/simulation/model/calendar";
import { purse } from "@/tests/simulation/model/ledger";
import { least, roundedToFen, sum, type Fen } from "@/tests/simulation/model/money";
import { pay, spend, split, whyUnusable } from "@/tests/simulation/model/payment";
import { tierOf, versionOf, type Prices, type Product } from "@/tests/simulation/model/price-list";

const PRODUCTS: readonly Product[] = ["general", "legacy"];

/** R-SET-1..4: makes the month's bill, charges it whatever the balance, and closes the month. */
export function settle(account: Account, prices: Prices, month: Month, at: Instant): void {
  const lines = PRODUCTS.flatMap((product) => linesOf(account, prices, month, product));
  // R-SET-2: no usage, no bill.
  if (lines.length > 0) charge(account, prices, month, at, lines);
  account.settledThrough = month;
  for (const pack of account.packs) {
    if (pack.month !== null && pack.month <= month && pack.used < pack.calls) pack.expired = true;
  }
}

function charge(
  account: Account,
  prices: Prices,
  month: Month,
  at: Instant,
  lines: readonly BillLine[],
): void {
  const total = sum(lines.map((line) => line.charge));
  const voucher = voucherForBill(account, lines, total, at);
  const covered = split(account, voucher, total);
  // R-SET-4: what nothing covers is taken from cash, which may go below zero.
  const owed = total - covered.voucher - covered.gift - covered.income - covered.cash;
  const paid = { ...covered, cash: covered.cash + owed };
  pay(account, "revenue:postpaid", paid);
  if (voucher && paid.voucher > 0n) spend(account, voucher, paid.voucher);
  account.bills.push({
    month,
    issuedAt: at,
    lines,
    total,
    voucherId: voucher?.id ?? null,
    paid,
    owed,
    cashAfter: purse(account, "cash"),
  });
  followBalance(account, prices, at);
}

/** R-PRICE-4: one rounding an account, month and product; its lines share it cumulatively. */
function linesOf(account: Account, prices: Prices, month: Month, product: Product): BillLine[] {
  const events = account.events.filter(
    (event) => event.billedIn === month && event.product === product,
  );
  const own = events.filter(({ lateFor }) => lateFor === null);
  const late = events.filter(({ lateFor }) => lateFor !== null);
  const volumes = { gross: callsOf(own), net: coverOf(own).postpaid };
  const unrounded = [
    ...groups(own).map((group) => lineOf(prices, group, volumes)),
    ...groups(late).map((group) => lineOf(prices, group, volumesOf(account, group[0]))),
  ];
  let exactSoFar = 0n;
  return unrounded.map((line) => {
    const before = roundedToFen(exactSoFar);
    exactSoFar += line.exact;
    return { ...line, charge: roundedToFen(exactSoFar) - before };
  });
}

type Group = readonly [Counted, ...Counted[]];
type Volumes = { readonly gross: number; readonly net: number };

/** R-CAT-5: one line a version; R-USE-7: and one a settled month that calls are late for. */
function groups(events: readonly Counted[]): Group[] {
  const byLine = Map.groupBy(
    events,
    ({ lateFor, version }) => `${lateFor} ${String(version).padStart(4)}`,
  );
  return [...byLine.keys()].toSorted().map((key) => byLine.get(key) as unknown as Group);
}

/** R-PRICE-1..3: every postpaid call at the unit price of the tier that the whole month's volume reaches. */
function lineOf(prices: Prices, group: Group, volumes: Volumes): Omit<BillLine, "charge"> {
  const [{ product, version, lateFor }] = group;
  const list = versionOf(prices, version);
  const volume = volumes[list.tierBasis];
  const { tier, price } = tierOf(list, product, volume);
  const cover = coverOf(group);
  return {
    kind: lateFor === null ? "usage" : "prior_period",
    product,
    version,
    lateFor,
    editions: editionsOf(group),
    calls: callsOf(group),
    cover,
    packs: packsOf(group),
    tierBasis: list.tierBasis,
    volume,
    tier,
    price,
    exact: price * BigInt(cover.postpaid),
  };
}

/** R-USE-7: the volume with which the settled month was billed; none, where it had no bill for the product. */
function volumesOf(account: Account, { lateFor, product }: Counted): Volumes {
  const bill = account.bills.find(({ month }) => month === lateFor);
  const lines = (bill?.lines ?? []).filter(
    (line) => line.kind === "usage" && line.product === product,
  );
  return {
    gross: lines.reduce((calls, line) => calls + line.calls, 0),
    net: lines.reduce((calls, line) => calls + line.cover.postpaid, 0),
  };
}

/**
 * R-FUND-2: the earliest to expire among those that cover the whole charge; where none does, the earliest to
 * expire, then the largest deductible, then the smallest balance.
 */
function voucherForBill(
  account: Account,
  lines: readonly BillLine[],
  total: Fen,
  at: Instant,
): Voucher | null {
  if (total <= 0n) return null;
  const products = PRODUCTS.filter(
    (product) =>
      sum(lines.filter((line) => line.product === product).map((line) => line.charge)) > 0n,
  );
  const use = { products, scope: "postpaid", amount: total, at } as const;
  const usable = account.vouchers.filter(
    (voucher) => !voucher.expired && whyUnusable(voucher, use) === null,
  );
  const covering = usable.filter(({ balance }) => balance >= total);
  const [best] = (covering.length > 0 ? covering : usable).toSorted(
    (a, b) =>
      a.endsAt - b.endsAt ||
      Number(least(b.balance, total) - least(a.balance, total)) ||
      Number(a.balance - b.balance) ||
      (a.id < b.id ? -1 : 1),
  );
  return best ?? null;
}

const callsOf = (events: readonly Counted[]): number =>
  events.reduce((total, { calls }) => total + calls, 0);

export function coverOf(events: readonly Counted[]): Cover {
  const total: Cover = { free: 0, gifted: 0, bought: 0, postpaid: 0 };
  for (const { cover } of events) {
    for (const source of ["free", "gifted", "bought", "postpaid"] as const) {
      total[source] += cover[source];
    }
  }
  return total;
}

function editionsOf(events: readonly Counted[]): Record<string, number> {
  const editions: Record<string, number> = {};
  for (const { edition, calls } of events) {
    if (edition) editions[edition] = (editions[edition] ?? 0) + calls;
  }
  return editions;
}

function packsOf(events: readonly Counted[]): Record<string, number> {
  const packs: Record<string, number> = {};
  for (const [id, calls] of events.flatMap(({ draws }) => draws)) {
    packs[id] = (packs[id] ?? 0) + calls;
  }
  return packs;
}
