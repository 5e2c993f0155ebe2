import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { webhookDeliveries } from "@/db/schema";
import type { NoticeValues } from "@/lib/core/notice";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";

/** What a webhook is sent. Receivers know a message that comes twice by its `id`. */
export type WebhookMessage = {
  readonly id: string;
  readonly kind: string;
  readonly occasion: string;
  /** In the account's time, ISO 8601. */
  readonly at: string;
  readonly account: string;
  readonly values: NoticeValues;
};

/** R-ARR-2 · Leaves one message for each of some webhooks to the worker, in the transaction of its occasion. */
export async function queueDeliveries(
  tx: Tx,
  account: LockedAccount,
  webhookIds: readonly string[],
  message: Pick<WebhookMessage, "kind" | "occasion" | "values">,
): Promise<void> {
  if (webhookIds.length === 0) return;
  const rows = webhookIds.map((webhookId) => {
    const id = newId("dlv");
    const body: WebhookMessage = {
      id,
      ...message,
      at: account.now.toISOString(),
      account: account.id,
    };
    return {
      accountId: account.id,
      webhookId,
      occasion: message.occasion,
      id,
      body,
      createdAt: account.now,
      // A test clock's future is sent now: the receiver is a program of the customer's own.
      nextTryAt: sql`now()`,
    };
  });
  await tx.insert(webhookDeliveries).values(rows).onConflictDoNothing();
}
