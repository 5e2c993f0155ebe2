import type { Catalog } from "@/lib/core/catalog";
import { comparePlans, type PlanComparison } from "@/lib/core/purchase-plan";
import type { Wish } from "./wish";

/** The plans for what was wished, at a catalogue's prices. */
export const comparisonOf = (
  catalog: Catalog,
  { product, calls, months, growth }: Wish,
): PlanComparison =>
  comparePlans({ catalog, product, monthlyCalls: calls, months, growthPercent: growth });
