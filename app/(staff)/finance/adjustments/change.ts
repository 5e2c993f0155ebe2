import type { Adjustment } from "@/db/queries/adjustments";
import { formatMoney } from "@/lib/format/money";

/** How an adjustment moves the customer's cash: `+¥36.20`, `−¥36.20`. */
export const changeInWords = ({
  direction,
  amount,
}: Pick<Adjustment, "direction" | "amount">): string =>
  formatMoney(direction === "credit" ? amount : `-${amount}`, { signed: true });
