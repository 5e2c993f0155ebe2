import {
  and,
  asc,
  count,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  min,
  ne,
  sql,
  type SQL,
} from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Asker } from "@/db/client";
import { noticesAhead } from "@/db/queries/due-notices";
import { accounts, packs } from "@/db/schema";
import { DUE_ROWS, dueRows, ROW_DUE_KINDS, type RowDueKind } from "@/db/schema/due";
import {
  monthEnd,
  monthStart,
  nextMonth,
  settlementDueAt,
  type Day,
  type Month,
} from "@/lib/core/calendar";

/** What an advance to an instant would set off, each kind with its first instant and how much it concerns. */
export type DueAhead = {
  readonly kind: RowDueKind | "free-packs" | "settlement" | "daily-notices";
  readonly first: Date;
  readonly count: number;
};

type ClockFacts = {
  readonly id: string;
  readonly grantedThrough: Month;
  readonly settledThrough: Month;
  readonly now: Date;
  readonly noticedThrough: Day;
};

/**
 * R-TIME-1 · What falls due for the accounts of a clock up to `until`, the earliest first. A forecast: what a
 * settlement brings about on the way, such as arrears and their grace, is not known before it has happened.
 */
export async function dueAhead(db: Asker, clock: ClockFacts, until: Date): Promise<DueAhead[]> {
  const ahead = await Promise.all([
    freePacksAhead(db, clock, until),
    settlementsAhead(db, clock, until),
    dailyNoticesAhead(db, clock, until),
    ...ROW_DUE_KINDS.map((kind) => rowsAhead(db, kind, clock.id, until)),
  ]);
  return ahead
    .filter((due) => due !== null)
    .toSorted((a, b) => a.first.getTime() - b.first.getTime());
}

async function freePacksAhead(
  db: Asker,
  { id, grantedThrough }: ClockFacts,
  until: Date,
): Promise<DueAhead | null> {
  const first = nextMonth(grantedThrough);
  const months = monthsFrom(first, (month) => monthStart(month) <= until);
  const active = await db.$count(
    accounts,
    and(eq(accounts.clockId, id), isNotNull(accounts.activatedAt), isNull(accounts.closedAt)),
  );
  return due("free-packs", monthStart(first), months.length * active);
}

async function settlementsAhead(
  db: Asker,
  { id, settledThrough }: ClockFacts,
  until: Date,
): Promise<DueAhead | null> {
  const first = nextMonth(settledThrough);
  const months = monthsFrom(first, (month) => settlementDueAt(month) <= until);
  const counts = await Promise.all(
    months.map((month) =>
      db.$count(accounts, and(eq(accounts.clockId, id), lt(accounts.activatedAt, monthEnd(month)))),
    ),
  );
  return due(
    "settlement",
    settlementDueAt(first),
    counts.reduce((sum, each) => sum + each, 0),
  );
}

async function dailyNoticesAhead(
  db: Asker,
  clock: ClockFacts,
  until: Date,
): Promise<DueAhead | null> {
  const ahead = await noticesAhead(db, clock, until);
  return due("daily-notices", ahead?.first, ahead?.count);
}

async function rowsAhead(
  db: Asker,
  kind: RowDueKind,
  clockId: string,
  until: Date,
): Promise<DueAhead | null> {
  const { table, at } = DUE_ROWS[kind];
  const [found] = await db
    .select({ first: min(at), count: count() })
    .from<PgTable>(table)
    .where(dueRows(kind, clockId, until));
  const first = found?.first ? new Date(found.first as Date | string) : null;
  return due(kind, first, found?.count);
}

const due = (
  kind: DueAhead["kind"],
  first: Date | null | undefined,
  concerned = 0,
): DueAhead | null => (first && concerned > 0 ? { kind, first, count: concerned } : null);

/** The months from one on, for as long as they are due; a jump is limited, and so are they. */
function monthsFrom(first: Month, isDue: (month: Month) => boolean): Month[] {
  const months: Month[] = [];
  for (let month = first; isDue(month); month = nextMonth(month)) months.push(month);
  return months;
}

/** The next instant after `now` at which a pack of the clock's accounts expires, or null. */
export async function nextExpiry(db: Asker, clockId: string, now: Date): Promise<Date | null> {
  const [pack] = await openPacks(db, packs.endsAt, [
    eq(accounts.clockId, clockId),
    gt(packs.endsAt, now),
    isNull(packs.heldAt),
    ne(packs.kind, "free"),
  ]);
  return pack?.at ?? null;
}

/** R-REF-3 · When the unused bought packs of the clock's accounts were delivered since an instant, the earliest first. */
export async function unusedDeliveries(db: Asker, clockId: string, since: Date): Promise<Date[]> {
  const rows = await openPacks(db, packs.startsAt, [
    eq(accounts.clockId, clockId),
    gte(packs.startsAt, since),
    eq(packs.kind, "bought"),
    eq(packs.callsUsed, 0),
    isNull(packs.campaignRule),
  ]);
  return rows.map(({ at }) => at);
}

const MOST_ASKED = 200;

const openPacks = (
  db: Asker,
  at: typeof packs.endsAt | typeof packs.startsAt,
  conditions: readonly SQL[],
) =>
  db
    .select({ at: sql`${at}`.mapWith(packs.endsAt) })
    .from(packs)
    .innerJoin(accounts, eq(accounts.id, packs.accountId))
    .where(and(isNull(packs.closedAt), ...conditions))
    .orderBy(asc(at))
    .limit(MOST_ASKED);
