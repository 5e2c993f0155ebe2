import { and, eq, gt, gte, inArray, lt, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { packDeductions, packs, type usageMonths } from "@/db/schema";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";
import type { Catalog } from "@/lib/core/catalog";
import type { PackDraw } from "@/lib/core/settlement";

type Row = typeof usageMonths.$inferSelect;
type AccountDraw = PackDraw & { readonly accountId: string };

/**
 * R-SET-3 · Which pack covered how many calls of each line of a month's bills. Nearly every account has one line of
 * packs, and its draws are those of the month's hours; where late calls or a new catalogue version make several, the
 * events themselves tell them apart.
 */
export async function packDraws(
  db: Asker,
  rows: readonly Row[],
  month: Month,
  catalogs: readonly Catalog[],
): Promise<Map<string, PackDraw[]>> {
  const covered = rows.filter((row) => row.calls > row.postpaid);
  const byAccount = Map.groupBy(covered, ({ accountId }) => accountId);
  const single = new Map<string, number>();
  const several: string[] = [];
  for (const [accountId, ofAccount] of byAccount) {
    const versions = new Set(ofAccount.map(({ catalogVersion }) => catalogVersion));
    const [version] = versions;
    const isOneLine = versions.size === 1 && ofAccount.every(({ priorMonth }) => priorMonth === "");
    if (isOneLine && version !== undefined) single.set(accountId, version);
    else several.push(accountId);
  }
  const draws = [
    ...(await drawsOfHours(db, single, month)),
    ...(await drawsOfEvents(db, several, month, catalogs)),
  ];
  return Map.groupBy(draws, ({ accountId }) => accountId);
}

async function drawsOfHours(
  db: Asker,
  versions: ReadonlyMap<string, number>,
  month: Month,
): Promise<AccountDraw[]> {
  if (versions.size === 0) return [];
  const drawn = await db
    .select({
      accountId: packDeductions.accountId,
      packId: packDeductions.packId,
      kind: packs.kind,
      product: packs.product,
      calls: sql`sum(${packDeductions.calls})`.mapWith(Number),
    })
    .from(packDeductions)
    .innerJoin(
      packs,
      and(eq(packs.accountId, packDeductions.accountId), eq(packs.id, packDeductions.packId)),
    )
    .where(
      and(
        inArray(packDeductions.accountId, [...versions.keys()]),
        // Packs of other times gave nothing in the month (R-ORD-5): their deductions need not be looked for.
        lt(packs.startsAt, monthEnd(month)),
        gt(packs.endsAt, monthStart(month)),
        gte(packDeductions.hour, monthStart(month)),
        lt(packDeductions.hour, monthEnd(month)),
      ),
    )
    .groupBy(packDeductions.accountId, packDeductions.packId, packs.kind, packs.product);
  return drawn.map((draw) => ({
    ...draw,
    catalogVersion: versions.get(draw.accountId) ?? 0,
    priorMonth: null,
  }));
}

async function drawsOfEvents(
  db: Asker,
  accountIds: readonly string[],
  month: Month,
  catalogs: readonly Catalog[],
): Promise<AccountDraw[]> {
  if (accountIds.length === 0) return [];
  const inOrder = catalogs.toSorted(
    (a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime(),
  );
  const begins = JSON.stringify(inOrder.map(({ effectiveFrom }) => effectiveFrom));
  const drawn = await db.execute<Omit<AccountDraw, "calls" | "catalogVersion"> & Counted>(sql`
    select event.account_id::text as "accountId", pack.id as "packId", pack.kind, pack.product,
      width_bucket(event.occurred_at, version.begins) as place,
      nullif(to_char(event.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM'), event.billed_month)
        as "priorMonth",
      sum((draw->>1)::bigint)::text as calls
    from (select array(select jsonb_array_elements_text(${begins}::jsonb)::timestamptz) as begins) version,
      usage_events event
      cross join jsonb_array_elements(event.draws) draw
      join packs pack on pack.account_id = event.account_id and pack.id = draw->>0
    where event.account_id in ${[...accountIds]} and event.billed_month = ${month}
    group by 1, 2, 3, 4, 5, 6
    order by 1, 2, 5, 6`);
  return drawn.map(({ place, calls, ...draw }) => ({
    ...draw,
    calls: Number(calls),
    catalogVersion: inOrder[place - 1]?.version ?? 0,
  }));
}

/** Its place among the catalogue versions by their beginnings, from 1, and the sum as text. */
type Counted = { readonly place: number; readonly calls: string };
