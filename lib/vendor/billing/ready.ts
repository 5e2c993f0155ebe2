import { monthEnd, monthOf, type Month } from "@/lib/core/calendar";
import type { Reader } from "@/lib/vendor/billing/billing-action";

/**
 * R-SET-1 · Whether a month's bill is there: 0 from its end until it is settled, else 1. An open month
 * shows what was charged in it so far. D-31.
 */
export function readyFlag({ account, now }: Pick<Reader, "account" | "now">, month: Month): 0 | 1 {
  const isOver = month < monthOf(now);
  const isSettled = account.settledThrough !== null && account.settledThrough >= month;
  const hadService = account.activatedAt !== null && account.activatedAt < monthEnd(month);
  return isOver && hadService && !isSettled ? 0 : 1;
}
