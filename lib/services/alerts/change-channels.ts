import { sql } from "drizzle-orm";

import { noticeChannels } from "@/db/schema";
import { isMandatory, NOTICE_KINDS, type NoticeKind } from "@/lib/core/notice";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";

export type ChannelWish = {
  /** The kinds that are mailed, besides those that always are. */
  readonly email: ReadonlySet<NoticeKind>;
  /** The kinds that webhooks are told of. */
  readonly webhook: ReadonlySet<NoticeKind>;
};

/** R-ARR-2 · Where each kind of notice goes besides the console. What must reach the customer is mailed all the same. */
export async function changeChannels(
  { db, clock, actor }: Context<Customer>,
  { email, webhook }: ChannelWish,
): Promise<void> {
  await db.transaction(async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    await tx
      .insert(noticeChannels)
      .values(
        NOTICE_KINDS.map((kind) => ({
          accountId: account.id,
          kind,
          email: isMandatory(kind) || email.has(kind),
          webhook: webhook.has(kind),
        })),
      )
      .onConflictDoUpdate({
        target: [noticeChannels.accountId, noticeChannels.kind],
        set: { email: sql`excluded.email`, webhook: sql`excluded.webhook` },
      });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "change-notice-channels",
      object: account.id,
      details: { email: [...email], webhook: [...webhook] },
    });
  });
}
