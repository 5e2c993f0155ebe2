import { differences } from "@/tests/simulation/differences";
import { DAY, HOUR, monthOf, monthStart, nextMonth } from "@/tests/simulation/model/calendar";
import { fen, inExactYuan, inYuan } from "@/tests/simulation/model/money";
import {
  ABUSE,
  FUTURE_MINUTES,
  LATE_DAYS,
  MOST_PACKS_AN_ORDER,
  SKUS,
  type PriceList,
} from "@/tests/simulation/model/price-list";
import { Difference, type World } from "@/tests/simulation/world";

/**
 * R-CAT-5, R-CAT-6: publishes a new price list that takes effect after the last one. Now and then it gives fewer
 * free calls, from a month's first instant and with 30 days' notice.
 */
export async function publishPrices(world: World): Promise<void> {
  const { random, now, prices, people } = world;
  const last = prices.at(-1) as PriceList;
  const lowersQuota = random.chance(0.5);
  const base = Math.max(now, last.from);
  const from = lowersQuota
    ? monthStart(nextMonth(nextMonth(monthOf(base + 10 * DAY))))
    : base + random.between(1, 20 * 24) * HOUR + random.between(1, HOUR);
  const dearer = random.chance(0.5) ? 105n : 90n;
  const tiersOf = (product: "general" | "legacy") =>
    last.tiers[product].map(({ from: volume, price }) => ({
      from: volume,
      price: (price * dearer) / 100n,
    }));
  const next: PriceList = {
    version: last.version + 1,
    from,
    tierBasis: random.chance(0.3) ? (last.tierBasis === "gross" ? "net" : "gross") : last.tierBasis,
    tiers: { general: tiersOf("general"), legacy: tiersOf("legacy") },
    freeCalls: lowersQuota ? Math.max(100, last.freeCalls - 100) : last.freeCalls,
    packs: Object.fromEntries(
      SKUS.map((sku) => {
        const { calls, price } = last.packs[sku];
        return [sku, { calls, price: (price * dearer) / 100n }];
      }),
    ) as PriceList["packs"],
    graceHours: random.pick([24, 24, 48, 12]),
    refundDays: random.pick([7, 7, 5, 14]),
    orderHours: random.pick([24, 24, 2]),
    secondPersonAbove: random.pick([fen("5000"), fen("1000")]),
  };
  const answer = await world.engine.publishCatalogVersion(
    world.as(people.operator),
    documentOf(next),
  );
  if (!answer.ok) {
    throw new Difference([`price list ${next.version}: ${JSON.stringify(answer.refusal)}`]);
  }
  const found = differences(answer.value.catalog.version, next.version, "version");
  if (found.length > 0) throw new Difference(found);
  world.prices.push(next);
  world.note("publish prices", lowersQuota ? "fewer free calls" : "done");
}

const documentOf = (list: PriceList) => ({
  effectiveFrom: new Date(list.from).toISOString(),
  tierBasis: list.tierBasis,
  products: {
    general: { tiers: list.tiers.general.map(tierOf), freeCallsPerMonth: list.freeCalls },
    legacy: { tiers: list.tiers.legacy.map(tierOf) },
  },
  packs: SKUS.map((sku) => ({
    sku,
    product: "general",
    calls: list.packs[sku].calls,
    price: inYuan(list.packs[sku].price),
    validMonths: 12,
  })),
  policies: {
    graceHours: list.graceHours,
    refundDays: list.refundDays,
    orderExpiryHours: list.orderHours,
    coApprovalAbove: inYuan(list.secondPersonAbove),
    abuse: {
      refunds: ABUSE.refunds,
      withinDays: ABUSE.days,
      cyclesOfOneSize: ABUSE.cycles,
      accountsPerIdentity: ABUSE.identities,
    },
    lateUsageDays: LATE_DAYS,
    futureSkewMinutes: FUTURE_MINUTES,
    requestsPerSecond: 20,
    packQuantityMax: MOST_PACKS_AN_ORDER,
    quotaNoticeDays: 30,
  },
});

const tierOf = ({ from, price }: { readonly from: number; readonly price: bigint }) => ({
  fromCalls: from,
  unitPrice: inExactYuan(price),
});
