import { and, asc, eq } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { billLines, bills } from "@/db/schema";
import type { Month } from "@/lib/core/calendar";
import { cny, exactString, fenString } from "@/lib/core/money";
import { draftBill, type BillLine } from "@/lib/core/settlement";
import { catalogs } from "@/lib/services/catalogs";
import { monthUsage } from "@/lib/services/settlement/month-usage";

type Value = string | number | null;

export type BillDifference = {
  /** From 1; null for the bill's own total. */
  readonly line: number | null;
  readonly field: string;
  readonly billed: Value;
  readonly computed: Value;
};

export type Recomputation = {
  /** How many lines were compared. */
  readonly lines: number;
  /** Empty where the bill and its recomputation are the same. */
  readonly differences: readonly BillDifference[];
};

/**
 * R-SET-3 · Makes a bill again from the month's usage, read fresh, and compares it line by line with what was
 * issued. Null where the month has no bill. Writes nothing: a bill is never edited (R-SET-5).
 */
export async function recomputeBill(
  db: Asker,
  accountId: string,
  month: Month,
): Promise<Recomputation | null> {
  const [bill] = await db
    .select({ total: bills.total })
    .from(bills)
    .where(and(eq(bills.accountId, accountId), eq(bills.month, month)));
  if (!bill) return null;
  const issued = await db
    .select()
    .from(billLines)
    .where(and(eq(billLines.accountId, accountId), eq(billLines.month, month)))
    .orderBy(asc(billLines.line));
  const versions = await catalogs(db);
  const usage = (await monthUsage(db, [accountId], month, versions)).get(accountId);
  const draft = usage ? draftBill({ month, ...usage, catalogs: versions }) : null;

  const computed = draft?.lines ?? [];
  const lines = Math.max(issued.length, computed.length);
  const differences = Array.from({ length: lines }, (_, index) =>
    compareLine(index + 1, issuedValues(issued[index]), computedValues(computed[index])),
  ).flat();
  const total = draft ? fenString(draft.totals.charge) : null;
  return {
    lines,
    differences:
      cny(bill.total).equals(total ?? "0") && draft
        ? differences
        : [...differences, { line: null, field: "total", billed: bill.total, computed: total }],
  };
}

type Values = Readonly<Record<string, Value>>;

const compareLine = (line: number, billed: Values, computed: Values): BillDifference[] =>
  [...new Set([...Object.keys(billed), ...Object.keys(computed)])]
    .filter((field) => billed[field] !== computed[field])
    .map((field) => ({
      line,
      field,
      billed: billed[field] ?? null,
      computed: computed[field] ?? null,
    }));

/** What must agree, each value in one spelling. */
const issuedValues = (line: typeof billLines.$inferSelect | undefined): Values =>
  line
    ? valuesOf({
        ...line,
        unitPrice: cny(line.unitPrice),
        exact: cny(line.exact),
        charge: cny(line.charge),
        rounding: cny(line.rounding),
        priorMonth: line.priorMonth ?? null,
      })
    : {};

const computedValues = (line: BillLine | undefined): Values =>
  line ? valuesOf({ ...line, priorMonth: line.priorMonth ?? null }) : {};

type Compared = Omit<BillLine, "editions" | "rules" | "priorMonth"> & {
  readonly priorMonth: Month | null;
};

const valuesOf = (line: Compared): Values => ({
  kind: line.kind,
  product: line.product,
  priorMonth: line.priorMonth,
  catalogVersion: line.catalogVersion,
  calls: line.calls,
  free: line.free,
  gifted: line.gifted,
  bought: line.bought,
  postpaidCalls: line.postpaidCalls,
  tierBasis: line.tierBasis,
  tierVolume: line.tierVolume,
  tier: line.tier,
  unitPrice: exactString(line.unitPrice),
  exact: exactString(line.exact),
  charge: fenString(line.charge),
  rounding: exactString(line.rounding),
});
