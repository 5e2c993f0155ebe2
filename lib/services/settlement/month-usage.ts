import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { billLines, packDeductions, packs, usageMonths } from "@/db/schema";
import { monthEnd, monthStart, type Month } from "@/lib/core/calendar";
import type { Catalog, Edition } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import { tierReached } from "@/lib/core/pricing";
import type { LateUsage, PackDraw, UsageRow } from "@/lib/core/settlement";

export type AccountMonth = {
  readonly usage: readonly UsageRow[];
  readonly late: readonly LateUsage[];
  readonly packDraws: readonly PackDraw[];
};

type Row = typeof usageMonths.$inferSelect;
type SettledPrice = Pick<LateUsage, "tierBasis" | "tierVolume" | "tier" | "unitPrice">;

/** What a month's bills are made of, for many accounts at once. Accounts without usage are not in it. */
export async function monthUsage(
  db: Asker,
  accountIds: readonly string[],
  month: Month,
  catalogs: readonly Catalog[],
): Promise<Map<string, AccountMonth>> {
  const rows = await db
    .select()
    .from(usageMonths)
    .where(and(inArray(usageMonths.accountId, [...accountIds]), eq(usageMonths.month, month)));
  const byAccount = Map.groupBy(rows, (row) => row.accountId);
  const callers = [...byAccount.keys()];
  const settled = await settledPrices(
    db,
    rows.filter((row) => row.priorMonth !== ""),
  );
  const draws = await packDraws(db, callers, month);

  return new Map(
    callers.map((accountId) => {
      const ofAccount = byAccount.get(accountId) ?? [];
      return [
        accountId,
        {
          usage: ofAccount.filter((row) => row.priorMonth === "").map(usageRow),
          late: ofAccount
            .filter((row) => row.priorMonth !== "")
            .map((row) => ({
              ...usageRow(row),
              month: row.priorMonth,
              ...(settled.get(priceKey(row)) ?? firstTier(catalogs, row)),
            })),
          packDraws: draws.get(accountId) ?? [],
        },
      ];
    }),
  );
}

function usageRow(row: Row): UsageRow {
  const { product, edition, catalogVersion, calls, free, gifted, bought, postpaid } = row;
  return {
    product,
    edition: edition === "none" ? null : (edition satisfies Edition),
    catalogVersion,
    calls,
    free,
    gifted,
    bought,
    postpaid,
  };
}

const priceKey = (of: { accountId: string; product: string; priorMonth: string }) =>
  `${of.accountId} ${of.product} ${of.priorMonth}`;

/** R-USE-7 · The unit price that a settled month reached stands on its bill. */
async function settledPrices(db: Asker, late: readonly Row[]): Promise<Map<string, SettledPrice>> {
  if (late.length === 0) return new Map();
  const lines = await db
    .select()
    .from(billLines)
    .where(
      and(
        inArray(
          billLines.accountId,
          late.map((row) => row.accountId),
        ),
        inArray(
          billLines.month,
          late.map((row) => row.priorMonth),
        ),
        eq(billLines.kind, "usage"),
      ),
    );
  return new Map(
    lines.map((line) => [
      priceKey({ ...line, priorMonth: line.month }),
      {
        tierBasis: line.tierBasis,
        tierVolume: line.tierVolume,
        tier: line.tier,
        unitPrice: cny(line.unitPrice),
      },
    ]),
  );
}

// A month without a bill reached no tier but the first.
function firstTier(catalogs: readonly Catalog[], row: Row): SettledPrice {
  const version = catalogs.find((catalog) => catalog.version === row.catalogVersion);
  if (!version) throw new Error(`catalogue version ${row.catalogVersion} is unknown`);
  const { tier, unitPrice } = tierReached(version.products[row.product].tiers, 0);
  return { tierBasis: version.tierBasis, tierVolume: 0, tier, unitPrice };
}

async function packDraws(
  db: Asker,
  accountIds: readonly string[],
  month: Month,
): Promise<Map<string, PackDraw[]>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
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
        inArray(packDeductions.accountId, [...accountIds]),
        gte(packDeductions.hour, monthStart(month)),
        lt(packDeductions.hour, monthEnd(month)),
      ),
    )
    .groupBy(packDeductions.accountId, packDeductions.packId, packs.kind, packs.product);
  return Map.groupBy(rows, (row) => row.accountId);
}
