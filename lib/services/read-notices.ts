import { and, eq, inArray, isNull } from "drizzle-orm";

import { notices } from "@/db/schema";
import { ok, type Result } from "@/lib/core/result";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";

/** R-ARR-2 · Marks notices as read: the named occasions, or all. What was read stays read when it was. */
export function readNotices(
  { db, clock, actor }: Context<Customer>,
  request: { readonly occasions?: readonly string[] } = {},
): Promise<Result<void, never>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    await tx
      .update(notices)
      .set({ readAt: account.now })
      .where(
        and(
          eq(notices.accountId, account.id),
          isNull(notices.readAt),
          request.occasions && inArray(notices.occasion, [...request.occasions]),
        ),
      );
    return ok(undefined);
  });
}
