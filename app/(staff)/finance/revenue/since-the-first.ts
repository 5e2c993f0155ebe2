import type { RevenueMonth } from "@/db/queries/revenue";
import { cny, isZero } from "@/lib/core/money";

/** The months, the newest first, without those before anything happened. */
export const sinceTheFirst = (months: readonly RevenueMonth[]): readonly RevenueMonth[] =>
  months.slice(0, months.findLastIndex(hasMoved) + 1);

const hasMoved = ({ cashIn, sold, postpaid, corrections, deferred }: RevenueMonth): boolean =>
  [cashIn, sold, postpaid, corrections, deferred].some((amount) => !isZero(cny(amount)));
