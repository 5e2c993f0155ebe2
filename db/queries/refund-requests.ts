import { and, desc, eq, inArray, lt, or } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, refunds, type refundState } from "@/db/schema";

export type RefundState = (typeof refundState.enumValues)[number];

/** Where a page of requests ended. */
export type RequestCursor = { readonly at: Date; readonly id: string };

/**
 * Refund requests for a program that works for staff, newest first, a page at a time. Each says which clock its account
 * lives by; without `clockId` those of all clocks are listed, which is why nothing here is a total (R-TIME-1).
 */
export const refundRequests = (
  db: Asker,
  {
    states,
    clockId,
    after,
    limit,
  }: {
    readonly states?: readonly RefundState[];
    readonly clockId?: string;
    readonly after?: RequestCursor;
    readonly limit: number;
  },
) =>
  db
    .select({ refund: refunds, clockId: accounts.clockId, accountName: accounts.name })
    .from(refunds)
    .innerJoin(accounts, eq(accounts.id, refunds.accountId))
    .where(
      and(
        states && inArray(refunds.state, [...states]),
        clockId === undefined ? undefined : eq(accounts.clockId, clockId),
        after &&
          or(
            lt(refunds.requestedAt, after.at),
            and(eq(refunds.requestedAt, after.at), lt(refunds.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(refunds.requestedAt), desc(refunds.id))
    .limit(limit);
