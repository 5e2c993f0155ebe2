import { and, asc, eq, gt, inArray, isNull, lt } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { packs, refunds, type accounts } from "@/db/schema";
import { closingObstacles, type ClosingRefusal } from "@/lib/core/account";
import { minus, ZERO, type Cny } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { pursesOf } from "@/lib/services/ledger";

type Account = typeof accounts.$inferSelect;

export type PackWithCallsLeft = {
  readonly id: string;
  readonly callsLeft: number;
  readonly endsAt: Date;
};
export type ClosingObstacle =
  | { readonly code: "closed" | "not-activated"; readonly rule: "R-ACC-3" }
  | {
      readonly code: "bought-calls-left";
      readonly rule: "R-ACC-3";
      readonly calls: number;
      readonly packs: readonly PackWithCallsLeft[];
    }
  | {
      readonly code: "refund-in-review";
      readonly rule: "R-ACC-3";
      readonly refundIds: readonly string[];
    }
  | { readonly code: "in-arrears"; readonly rule: "R-ARR-1"; readonly owed: Cny };

/** R-ACC-3 · All that forbids closing an account's service at an instant, each with what one can do about it. */
export async function closingObstaclesOf(
  db: Asker,
  account: Account,
  now: Date,
): Promise<readonly ClosingObstacle[]> {
  const left = await boughtPacksLeft(db, account.id, now);
  const refundIds = await refundsInReview(db, account.id);
  const calls = left.reduce((sum, { callsLeft }) => sum + callsLeft, 0);
  const owed = account.arrearsSince ? await owedBy(db, account.id) : ZERO;
  const worded: Readonly<Record<ClosingRefusal, ClosingObstacle>> = {
    closed: { code: "closed", rule: "R-ACC-3" },
    "not-activated": { code: "not-activated", rule: "R-ACC-3" },
    "bought-calls-left": { code: "bought-calls-left", rule: "R-ACC-3", calls, packs: left },
    "refund-in-review": { code: "refund-in-review", rule: "R-ACC-3", refundIds },
    "in-arrears": { code: "in-arrears", rule: "R-ARR-1", owed },
  };
  const affairs = { boughtCallsLeft: calls, refundsInReview: refundIds.length };
  return closingObstacles(account, affairs).map((code) => worded[code]);
}

// A pack whose time is over has nothing left, also where the job that ends it is late (R-ORD-5).
async function boughtPacksLeft(
  db: Asker,
  accountId: string,
  now: Date,
): Promise<PackWithCallsLeft[]> {
  const rows = await db
    .select({
      id: packs.id,
      total: packs.callsTotal,
      used: packs.callsUsed,
      endsAt: packs.endsAt,
    })
    .from(packs)
    .where(
      and(
        eq(packs.accountId, accountId),
        eq(packs.kind, "bought"),
        isNull(packs.closedAt),
        gt(packs.endsAt, now),
        lt(packs.callsUsed, packs.callsTotal),
      ),
    )
    .orderBy(asc(packs.endsAt), asc(packs.id));
  return rows.map(({ id, total, used, endsAt }) => ({ id, callsLeft: total - used, endsAt }));
}

async function owedBy(db: Asker, accountId: string): Promise<Cny> {
  const { frozen: _, ...purses } = await pursesOf(db, accountId);
  return minus(ZERO, availableBalance(purses, ZERO));
}

async function refundsInReview(db: Asker, accountId: string): Promise<string[]> {
  const rows = await db
    .select({ id: refunds.id })
    .from(refunds)
    .where(
      and(
        eq(refunds.accountId, accountId),
        inArray(refunds.state, ["in_review", "awaiting_finance"]),
      ),
    )
    .orderBy(refunds.requestedAt, refunds.id);
  return rows.map(({ id }) => id);
}
