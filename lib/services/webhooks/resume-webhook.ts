import { and, eq, isNull, sql } from "drizzle-orm";

import { webhookDeliveries, webhooks } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { inTransaction } from "@/lib/services/transaction";
import {
  findWebhook,
  isWebhook,
  WEBHOOK_NOT_FOUND,
  type Webhook,
  type WebhookNotFound,
} from "@/lib/services/webhooks/find-webhook";

/** R-ARR-2 · Ends the pause of a webhook that failed too often; what still waits for it is tried at once. */
export async function resumeWebhook(
  { db, clock, actor }: Context<Customer>,
  { webhookId }: { readonly webhookId: string },
): Promise<Result<Webhook, WebhookNotFound>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const webhook = await findWebhook(tx, account, webhookId);
    if (!webhook) return refuse(WEBHOOK_NOT_FOUND);
    if (!webhook.pausedAt) return ok(webhook);
    const facts = { failures: 0, pausedAt: null };
    await tx.update(webhooks).set(facts).where(isWebhook(webhook));
    await tx
      .update(webhookDeliveries)
      .set({ nextTryAt: sql`now()` })
      .where(
        and(
          eq(webhookDeliveries.accountId, account.id),
          eq(webhookDeliveries.webhookId, webhook.id),
          isNull(webhookDeliveries.deliveredAt),
          isNull(webhookDeliveries.abandonedAt),
        ),
      );
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "resume-webhook",
      object: webhook.id,
    });
    return ok({ ...webhook, ...facts });
  });
}
