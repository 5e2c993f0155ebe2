import { and, desc, eq, isNull, lt, or } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { accounts, freezes } from "@/db/schema";

/** Where a page of freezes ended. */
export type FreezeCursor = { readonly at: Date; readonly id: string };

/** R-FUND-1 · Freezes of a clock's accounts, newest first, a page at a time; those that still hold money, or all. */
export const freezesOfClock = (
  db: Asker,
  clockId: string,
  asked: {
    readonly open: boolean;
    readonly after?: FreezeCursor | undefined;
    readonly limit: number;
  },
) =>
  db
    .select({ freeze: freezes, accountName: accounts.name })
    .from(freezes)
    .innerJoin(accounts, eq(accounts.id, freezes.accountId))
    .where(
      and(
        eq(accounts.clockId, clockId),
        asked.open ? isNull(freezes.releasedAt) : undefined,
        asked.after &&
          or(
            lt(freezes.frozenAt, asked.after.at),
            and(eq(freezes.frozenAt, asked.after.at), lt(freezes.id, asked.after.id)),
          ),
      ),
    )
    .orderBy(desc(freezes.frozenAt), desc(freezes.id))
    .limit(asked.limit);
