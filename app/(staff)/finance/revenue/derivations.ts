import type { useTranslations } from "next-intl";

import type { DerivationLine } from "@/components/billing/derivation";
import type { PackRevenue, RevenueMonth } from "@/db/queries/revenue";
import { cny, minus, plus, type Cny } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";

type Words = ReturnType<typeof useTranslations<"revenue">>;

const RULE = { id: "R-REV-1" } as const;

/** R-REV-1 · What a month recognised: used and expired packs, and the calls that no pack covered. */
export const recognisedIn = ({ used, breakage, postpaid }: RevenueMonth): Cny =>
  plus(cny(used), cny(breakage), cny(postpaid));

/** R-REV-1 · What was deferred when the month began: what moved it, taken back from what it ended with. */
export const deferredBefore = ({ deferred, sold, used, breakage, refunded }: RevenueMonth): Cny =>
  plus(minus(cny(deferred), cny(sold)), cny(used), cny(breakage), cny(refunded));

/** How a month's recognised revenue came about. */
export const earnedLines = (t: Words, month: RevenueMonth): DerivationLine[] => [
  {
    label: t("derivation.used"),
    value: formatMoney(month.used),
    note: t("derivation.usedNote"),
    rule: RULE,
  },
  {
    operator: "+",
    label: t("derivation.breakage"),
    value: formatMoney(month.breakage),
    note: t("derivation.breakageNote"),
  },
  {
    operator: "+",
    label: t("derivation.postpaid"),
    value: formatMoney(month.postpaid),
    note: t("derivation.postpaidNote"),
  },
  { operator: "=", label: t("derivation.total"), value: formatMoney(recognisedIn(month)) },
  {
    label: t("derivation.promotions"),
    value: formatMoney(month.promotions),
    note: t("derivation.promotionsNote"),
  },
  {
    label: t("derivation.corrections"),
    value: formatMoney(month.corrections),
    note: t("derivation.correctionsNote"),
    rule: { id: "R-SET-5" },
  },
];

/** What moved the deferred balance in a month, from its start to its end. */
export const deferredLines = (t: Words, month: RevenueMonth): DerivationLine[] => [
  { label: t("derivation.opening"), value: formatMoney(deferredBefore(month)), rule: RULE },
  {
    operator: "+",
    label: t("derivation.sold"),
    value: formatMoney(month.sold),
    note: t("derivation.soldNote"),
  },
  { operator: "−", label: t("derivation.used"), value: formatMoney(month.used) },
  { operator: "−", label: t("derivation.breakage"), value: formatMoney(month.breakage) },
  {
    operator: "−",
    label: t("derivation.refunded"),
    value: formatMoney(month.refunded),
    note: t("derivation.refundedNote"),
  },
  { operator: "=", label: t("derivation.closing"), value: formatMoney(month.deferred) },
];

/** What became of a pack's price. */
export const packLines = (t: Words, pack: PackRevenue): DerivationLine[] => [
  { label: t("column.sold"), value: formatMoney(pack.sold), rule: RULE },
  {
    operator: "−",
    label: t("column.recognised"),
    value: formatMoney(pack.recognised),
    note: t("derivation.usedNote"),
  },
  { operator: "−", label: t("derivation.breakage"), value: formatMoney(pack.breakage) },
  { operator: "−", label: t("column.refunded"), value: formatMoney(pack.refunded) },
  { operator: "=", label: t("column.left"), value: formatMoney(pack.deferred) },
];
