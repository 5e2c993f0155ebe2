import { and, asc, eq, gt } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, usageMonths } from "@/db/schema";
import { monthOf, previousMonth, type Month } from "@/lib/core/calendar";
import type { Catalog } from "@/lib/core/catalog";
import { compare, plus, ZERO, type Cny } from "@/lib/core/money";
import { repriced } from "@/lib/core/repricing";
import { catalogs } from "@/lib/services/catalogs";
import { monthUsage } from "@/lib/services/settlement/month-usage";

/** What the accounts of a clock paid for their calls of a month, and would have paid under another version. */
export type VersionImpact = {
  readonly month: Month;
  readonly accounts: number;
  readonly before: Cny;
  readonly after: Cny;
  /** Accounts that would have paid more, and less. */
  readonly dearer: number;
  readonly cheaper: number;
};

const CHUNK = 500;

/** R-CAT-5 · The last month that is over on a clock, priced anew by the engine that settles it. */
export async function versionImpact(
  db: Asker,
  clock: { readonly id: string; readonly now: Date },
  next: Catalog,
): Promise<VersionImpact> {
  const month = previousMonth(monthOf(clock.now));
  const versions = await catalogs(db);
  let impact: VersionImpact = {
    month,
    accounts: 0,
    before: ZERO,
    after: ZERO,
    dearer: 0,
    cheaper: 0,
  };
  for (let callers = await callersOf(db, clock.id, month, "0"); callers.length > 0;) {
    for (const { usage } of (await monthUsage(db, callers, month, versions)).values()) {
      impact = withAccount(impact, repriced(month, usage, versions, next));
    }
    callers = await callersOf(db, clock.id, month, callers.at(-1) ?? "");
  }
  return impact;
}

function withAccount(
  impact: VersionImpact,
  { before, after }: ReturnType<typeof repriced>,
): VersionImpact {
  const difference = compare(after, before);
  return {
    ...impact,
    accounts: impact.accounts + 1,
    before: plus(impact.before, before),
    after: plus(impact.after, after),
    dearer: impact.dearer + Number(difference > 0),
    cheaper: impact.cheaper + Number(difference < 0),
  };
}

async function callersOf(db: Asker, clockId: string, month: Month, after: string) {
  const rows = await db
    .selectDistinct({ id: accounts.id })
    .from(accounts)
    .innerJoin(usageMonths, eq(usageMonths.accountId, accounts.id))
    .where(
      and(
        eq(accounts.clockId, clockId),
        eq(usageMonths.month, month),
        eq(usageMonths.priorMonth, ""),
        gt(accounts.id, after),
      ),
    )
    .orderBy(asc(accounts.id))
    .limit(CHUNK);
  return rows.map(({ id }) => id);
}
