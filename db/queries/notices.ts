import { and, desc, eq, isNull, lt, or, type SQL } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { notices } from "@/db/schema";

/** Where a page of notices ended. */
export type NoticeCursor = { readonly at: Date; readonly occasion: string };

/** R-ARR-2 · What a customer was told, newest first. */
export const noticesOf = (
  db: Asker,
  accountId: string,
  {
    onlyUnread = false,
    after,
    limit,
  }: { readonly onlyUnread?: boolean; readonly after?: NoticeCursor; readonly limit: number },
) =>
  db
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.accountId, accountId),
        onlyUnread ? isNull(notices.readAt) : undefined,
        after && isOlder(after),
      ),
    )
    .orderBy(desc(notices.at), desc(notices.occasion))
    .limit(limit);

export const unreadNotices = (db: Asker, accountId: string): Promise<number> =>
  db.$count(notices, and(eq(notices.accountId, accountId), isNull(notices.readAt)));

const isOlder = ({ at, occasion }: NoticeCursor): SQL | undefined =>
  or(lt(notices.at, at), and(eq(notices.at, at), lt(notices.occasion, occasion)));
