import { and, eq, isNull, like } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { webhookDeliveries } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Context, Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { inTransaction } from "@/lib/services/transaction";
import {
  findWebhook,
  WEBHOOK_NOT_FOUND,
  type Webhook,
  type WebhookNotFound,
} from "@/lib/services/webhooks/find-webhook";
import { queueDeliveries } from "@/lib/services/webhooks/queue-deliveries";

export type TestWebhookRefusal =
  | WebhookNotFound
  | { readonly code: "webhook-paused" | "test-under-way"; readonly rule: "R-ARR-2" };

/** R-ARR-2 · Sends a webhook a message that says nothing; one at a time. */
export async function testWebhook(
  { db, clock, actor }: Context<Customer>,
  { webhookId }: { readonly webhookId: string },
): Promise<Result<Webhook, TestWebhookRefusal>> {
  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const webhook = await findWebhook(tx, account, webhookId);
    if (!webhook) return refuse(WEBHOOK_NOT_FOUND);
    if (webhook.pausedAt) return refuse({ code: "webhook-paused", rule: "R-ARR-2" } as const);
    if (await isUnderTest(tx, webhook)) {
      return refuse({ code: "test-under-way", rule: "R-ARR-2" } as const);
    }
    const occasion = `test:${newId("dlv")}`;
    await queueDeliveries(tx, account, [webhook.id], { kind: "test", occasion, values: {} });
    return ok(webhook);
  });
}

async function isUnderTest(tx: Tx, { accountId, id }: Webhook): Promise<boolean> {
  const waiting = await tx.$count(
    webhookDeliveries,
    and(
      eq(webhookDeliveries.accountId, accountId),
      eq(webhookDeliveries.webhookId, id),
      like(webhookDeliveries.occasion, "test:%"),
      isNull(webhookDeliveries.deliveredAt),
      isNull(webhookDeliveries.abandonedAt),
    ),
  );
  return waiting > 0;
}
