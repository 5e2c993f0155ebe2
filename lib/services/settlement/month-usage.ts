import { and, eq, inArray, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { billLines, usageMonths } from "@/db/schema";
import type { Month } from "@/lib/core/calendar";
import type { Catalog, Edition } from "@/lib/core/catalog";
import {
  settledPrice,
  versionOf,
  type LateUsage,
  type PackDraw,
  type SettledVolume,
  type UsageRow,
} from "@/lib/core/settlement";
import { packDraws } from "@/lib/services/settlement/pack-draws";

export type AccountMonth = {
  readonly usage: readonly UsageRow[];
  readonly late: readonly LateUsage[];
  readonly packDraws: readonly PackDraw[];
};

type Row = typeof usageMonths.$inferSelect;

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
  const settled = await settledVolumes(
    db,
    rows.filter((row) => row.priorMonth !== ""),
  );
  const draws = await packDraws(db, rows, month, catalogs);

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
              ...settledPrice(
                versionOf(catalogs, row.catalogVersion),
                row.product,
                settled.get(volumeKey(row)),
              ),
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

const volumeKey = (of: { accountId: string; product: string; priorMonth: string }) =>
  `${of.accountId} ${of.product} ${of.priorMonth}`;

/** R-USE-7 · The volumes of settled months stand on the usage lines of their bills. */
async function settledVolumes(
  db: Asker,
  late: readonly Row[],
): Promise<Map<string, SettledVolume>> {
  if (late.length === 0) return new Map();
  const volumes = await db
    .select({
      accountId: billLines.accountId,
      priorMonth: billLines.month,
      product: billLines.product,
      calls: sql`sum(${billLines.calls})`.mapWith(Number),
      postpaidCalls: sql`sum(${billLines.postpaidCalls})`.mapWith(Number),
    })
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
    )
    .groupBy(billLines.accountId, billLines.month, billLines.product);
  return new Map(volumes.map((volume) => [volumeKey(volume), volume]));
}
