import { webhooks } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { MOST_WEBHOOKS, webhookUrl, type WebhookReach } from "@/lib/core/webhook";
import { audit } from "@/lib/services/audit";
import type { Context, Customer } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import { lockAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { randomText } from "@/lib/services/random-text";
import { inTransaction } from "@/lib/services/transaction";
import { webhooksOf } from "@/lib/services/webhooks/find-webhook";

/** The secret is told this once and never again. */
export type NewWebhook = { readonly id: string; readonly secret: string };
export type AddWebhookRefusal =
  | { readonly code: "url-not-allowed" | "webhook-exists"; readonly rule: "R-ARR-2" }
  | { readonly code: "too-many-webhooks"; readonly rule: "R-ARR-2"; readonly most: number };

/** R-ARR-2 · Adds an address of the customer's own that is told of every notice, each message signed. */
export async function addWebhook(
  { db, clock, actor }: Context<Customer>,
  request: { readonly url: string; readonly reach: WebhookReach; readonly cipher: Cipher },
): Promise<Result<NewWebhook, AddWebhookRefusal>> {
  const url = webhookUrl(request.url.trim(), request.reach)?.href;
  if (!url) return refuse({ code: "url-not-allowed", rule: "R-ARR-2" });
  const made = { id: newId("whk"), secret: `whsec_${randomText(32)}` };

  return inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, clock, actor.accountId);
    const others = await webhooksOf(tx, account);
    if (others.some((other) => other.url === url)) {
      return refuse({ code: "webhook-exists", rule: "R-ARR-2" } as const);
    }
    if (others.length >= MOST_WEBHOOKS) {
      return refuse({ code: "too-many-webhooks", rule: "R-ARR-2", most: MOST_WEBHOOKS } as const);
    }
    await tx.insert(webhooks).values({
      accountId: account.id,
      id: made.id,
      url,
      secretEncrypted: request.cipher.seal(made.secret),
      createdAt: account.now,
    });
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor,
      action: "add-webhook",
      object: made.id,
      details: { url },
    });
    return ok(made);
  });
}
