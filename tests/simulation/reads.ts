import { billsOf } from "@/db/queries/bills";
import { transactionsOf } from "@/db/queries/ledger";
import { ordersOf } from "@/db/queries/orders";
import { PACK_TABS, packsOf, type PackTab } from "@/db/queries/packs";
import { refundsOf } from "@/db/queries/refunds";
import { currentMonth, usageByHour } from "@/db/queries/usage";
import { catalogInForce } from "@/lib/services/catalogs";
import type { Account, Bill, Order, Pack } from "@/tests/simulation/model/account";
import { HOUR, monthOf, type Instant } from "@/tests/simulation/model/calendar";
import { usablePacks } from "@/tests/simulation/model/calls";
import { purse } from "@/tests/simulation/model/ledger";
import { inYuan, roundedToFen, sum } from "@/tests/simulation/model/money";
import { inForce, tierOf, type Product } from "@/tests/simulation/model/price-list";
import { coverOf } from "@/tests/simulation/model/settlement";
import { compare, type World } from "@/tests/simulation/world";

const ALL = 10_000;

/** The lists that pages and doors show of an account: a right state that is read wrongly is wrong as well. */
export async function compareReads(world: World, account: Account): Promise<void> {
  await comparePacks(world, account);
  await compareOrders(world, account);
  await compareRefunds(world, account);
  await compareBillStates(world, account);
  await compareTransactions(world, account);
  await compareUsage(world, account);
}

async function comparePacks({ db, now, random }: World, account: Account): Promise<void> {
  const tab = random.chance(0.3) ? undefined : random.pick(PACK_TABS);
  const listed = await packsOf(db, account.id, { tab, now: new Date(now) });
  const inOrder = usablePacks(account, now);
  compare(
    `packs list, ${tab ?? "all"}`,
    byId(
      listed.map(({ id, kind, freeMonth, callsLeft, state, place }) => ({
        id: kind === "free" ? `free ${freeMonth}` : id,
        callsLeft,
        state,
        place,
      })),
    ),
    byId(
      account.packs
        .filter((pack) => tab === undefined || STANDS_UNDER[tab](pack, now))
        .map((pack) => ({
          id: pack.id,
          callsLeft: pack.calls - pack.used,
          state: stateOfPack(pack, now),
          place: inOrder.includes(pack) ? inOrder.indexOf(pack) + 1 : null,
        })),
    ),
  );
}

const isOpen = (pack: Pack): boolean =>
  pack.used < pack.calls && pack.refundedAt === null && !pack.expired;

/** Which packs a tab shows; a pack can stand under several. */
const STANDS_UNDER: Readonly<Record<PackTab, (pack: Pack, now: Instant) => boolean>> = {
  active: (pack, now) => isOpen(pack) && (now < pack.endsAt || pack.heldAt !== null),
  unused: (pack, now) => isOpen(pack) && now < pack.endsAt && pack.used === 0,
  "used-up": (pack) => pack.used === pack.calls,
  expired: (pack, now) => stateOfPack(pack, now) === "expired",
  refunded: (pack) => pack.refundedAt !== null,
  gifted: (pack) => pack.kind !== "bought",
};

function stateOfPack(pack: Pack, now: Instant): string {
  if (pack.refundedAt !== null) return "refunded";
  if (pack.used === pack.calls) return "used_up";
  if (pack.heldAt !== null) return "held";
  if (now >= pack.endsAt) return "expired";
  return pack.used === 0 ? "unused" : "in_use";
}

async function compareOrders({ db, now }: World, account: Account): Promise<void> {
  const listed = await ordersOf(db, account.id, new Date(now), { limit: ALL });
  compare(
    "orders list",
    byId(listed.map(({ id, state }) => ({ id, state }))),
    byId(
      account.orders.map((order) => ({ id: order.id, state: stateOfOrder(account, order, now) })),
    ),
  );
}

function stateOfOrder({ packs }: Account, order: Order, now: Instant): string {
  if (order.cancelledAt !== null) return "cancelled";
  if (!order.paid) return now >= order.expiresAt ? "expired" : "pending";
  const returned = packs.filter(
    ({ orderId, refundedAt }) => orderId === order.id && refundedAt !== null,
  );
  if (returned.length === 0) return "delivered";
  return returned.length < order.quantity ? "partly_refunded" : "refunded";
}

async function compareRefunds({ db }: World, account: Account): Promise<void> {
  const listed = await refundsOf(db, account.id, { limit: ALL });
  compare(
    "refunds list",
    byId(listed.map(({ refund: { id, state } }) => ({ id, state }))),
    byId(account.refunds.map(({ id, state }) => ({ id, state }))),
  );
}

async function compareBillStates({ db }: World, account: Account): Promise<void> {
  const listed = await billsOf(db, account.id, { limit: ALL });
  compare(
    "bills list",
    listed.map(({ month, total, state }) => ({ month, total, state })),
    account.bills.toReversed().map((bill) => ({
      month: bill.month,
      total: inYuan(bill.total),
      state: stateOfBill(account, bill),
    })),
  );
}

/** R-SET-4: a debt that a bill left is owed while those arrears last; R-SET-5: a correction is said as well. */
function stateOfBill({ arrearsSince, adjustments }: Account, { month, owed, issuedAt }: Bill) {
  if (owed > 0n && arrearsSince !== null && arrearsSince <= issuedAt) return "owed";
  const isCorrected = adjustments.some((each) => each.month === month && each.state === "booked");
  if (isCorrected) return "corrected";
  return owed > 0n ? "repaid" : "paid";
}

/** R-FUND-3: read upwards, each purse's balance is the one before and the movement, up to what it holds now. */
async function compareTransactions({ db }: World, account: Account): Promise<void> {
  const listed = await transactionsOf(db, account.id, { limit: ALL });
  const running: Record<string, bigint> = {};
  for (const { id, holding, direction, amount, balanceAfter } of listed.toReversed()) {
    if (balanceAfter === null) continue;
    const fen = BigInt(amount.replace(".", ""));
    running[holding] = (running[holding] ?? 0n) + (direction === "in" ? fen : -fen);
    compare(`transactions list, ${id}`, balanceAfter, inYuan(running[holding]));
  }
  for (const name of ["cash", "income", "gift"] as const) {
    compare(`transactions list, ${name}`, running[`purse:${name}`] ?? 0n, purse(account, name));
  }
}

async function compareUsage({ db, now, prices }: World, account: Account): Promise<void> {
  const from = now - 60 * 24 * HOUR;
  const hours = await usageByHour(db, account.id, { from: new Date(from), to: new Date(now) });
  const isSince = ({ happenedAt }: { readonly happenedAt: Instant }) =>
    Math.floor(happenedAt / HOUR) * HOUR >= from && Math.floor(happenedAt / HOUR) * HOUR < now;
  const shown = account.events.filter(isSince);
  compare(
    "usage by the hour",
    hours.reduce((total, { calls }) => total + calls, 0),
    shown.reduce((total, { calls }) => total + calls, 0),
  );

  const month = monthOf(now);
  const list = inForce(prices, now);
  const soFar = await currentMonth(db, account.id, month, await catalogInForce(db, new Date(now)));
  compare(
    "the month so far",
    soFar.map(({ product, calls, free, gifted, bought, postpaid, estimate }) => ({
      product,
      calls,
      free,
      gifted,
      bought,
      postpaid,
      charge: estimate.charge.toFixed(2),
    })),
    (["general", "legacy"] as const).map((product) => monthSoFar(account, list, month, product)),
  );
}

function monthSoFar(
  account: Account,
  list: ReturnType<typeof inForce>,
  month: string,
  product: Product,
) {
  const events = account.events.filter(
    (event) => event.product === product && event.billedIn === month && event.lateFor === null,
  );
  const calls = Number(sum(events.map((event) => BigInt(event.calls))));
  const cover = coverOf(events);
  const { price } = tierOf(list, product, list.tierBasis === "gross" ? calls : cover.postpaid);
  const charge = inYuan(roundedToFen(price * BigInt(cover.postpaid)));
  return { product, calls, ...cover, charge };
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
  Object.fromEntries(rows.map((row) => [row.id, row]));
