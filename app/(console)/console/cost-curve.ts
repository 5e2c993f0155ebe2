import { dayOf, type Day } from "@/lib/core/calendar";
import { PRODUCTS, type Product } from "@/lib/core/catalog";
import { plus, ZERO } from "@/lib/core/money";
import { priceUsage } from "@/lib/core/pricing";
import type { Overview } from "./overview";

type DayCalls = { readonly calls: number; readonly postpaid: number };

/**
 * R-PRICE-1 · What the month would cost if it ended on each of its days: the line drops on the day that reaches a
 * tier. For a small drawing; the amounts beside it are exact.
 */
export function costCurve(overview: Overview): {
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
} {
  const { forecast, slices, today, catalog } = overview;
  const made = Map.groupBy(slices, ({ at }) => dayOf(at));
  const expected = new Map(forecast?.days.map((day) => [day.day, day]));
  const days = [...new Set([...made.keys(), ...expected.keys(), today])].toSorted();

  const totals = { general: NONE, legacy: NONE };
  const curve = days.map((day): { day: Day; cost: number } => {
    for (const product of PRODUCTS) {
      const rows = made.get(day)?.filter((row) => row.product === product) ?? [];
      const rest = expected.get(day);
      totals[product] = added(totals[product], [
        ...rows,
        { calls: rest?.calls[product] ?? 0, postpaid: rest?.postpaid[product] ?? 0 },
      ]);
    }
    const charges = PRODUCTS.map((product) => chargeOf(product, totals[product]));
    return { day, cost: plus(ZERO, ...charges).toNumber() };
  });
  return {
    actual: curve.filter(({ day }) => day <= today).map(({ cost }) => cost),
    forecast: curve.filter(({ day }) => day > today).map(({ cost }) => cost),
  };

  function chargeOf(product: Product, { calls, postpaid }: DayCalls) {
    const { tiers } = catalog.products[product];
    return priceUsage({
      tiers,
      tierBasis: catalog.tierBasis,
      calls,
      coveredCalls: calls - postpaid,
    }).charge;
  }
}

const NONE: DayCalls = { calls: 0, postpaid: 0 };

const added = (to: DayCalls, days: readonly DayCalls[]): DayCalls =>
  days.reduce(
    (sum, { calls, postpaid }) => ({ calls: sum.calls + calls, postpaid: sum.postpaid + postpaid }),
    to,
  );
