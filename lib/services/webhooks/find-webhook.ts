import { and, desc, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { webhooks } from "@/db/schema";
import type { LockedAccount } from "@/lib/services/lock-account";

export type Webhook = typeof webhooks.$inferSelect;

export type WebhookNotFound = { readonly code: "webhook-not-found"; readonly rule: "R-ARR-2" };
export const WEBHOOK_NOT_FOUND: WebhookNotFound = { code: "webhook-not-found", rule: "R-ARR-2" };

/** The webhooks that an account has, the newest first; deleted ones are not there any more. */
export const webhooksOf = (tx: Tx, account: LockedAccount): Promise<Webhook[]> =>
  tx
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.accountId, account.id), isNull(webhooks.deletedAt)))
    .orderBy(desc(webhooks.createdAt));

export async function findWebhook(
  tx: Tx,
  account: LockedAccount,
  id: string,
): Promise<Webhook | undefined> {
  const found = await webhooksOf(tx, account);
  return found.find((webhook) => webhook.id === id);
}

export const isWebhook = ({ accountId, id }: Pick<Webhook, "accountId" | "id">) =>
  and(eq(webhooks.accountId, accountId), eq(webhooks.id, id));
