import { and, eq, isNull, lte, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { webhookDeliveries, webhooks } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { FAILURES_UNTIL_PAUSE, WEBHOOK_PAUSES_MS } from "@/lib/core/webhook";
import type { Cipher } from "@/lib/services/crypt";
import { isWebhook, type Webhook } from "@/lib/services/webhooks/find-webhook";
import { SIGNATURE_HEADER, signatureOf } from "@/lib/services/webhooks/sign";

type Delivery = typeof webhookDeliveries.$inferSelect;
type Waiting = { readonly delivery: Delivery; readonly webhook: Webhook };

/** What the receiver answered; an answer that never came is thrown. */
export type PostWebhook = (message: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{ readonly status: number }>;

export type Postman = {
  readonly db: Database;
  readonly clock: Clock;
  readonly cipher: Cipher;
  readonly post: PostWebhook;
};

/** Messages that one worker takes at once, and posts side by side. */
const CHUNK = 10;

/**
 * R-ARR-2 · Posts the messages that wait for webhooks; answers how many were taken. Claimed by putting the next try
 * off, so a worker that dies in between posts again after the pause: at least once, always under the same `id`.
 */
export async function deliverWebhooks(postman: Postman): Promise<number> {
  let taken = 0;
  for (let claimed = await claim(postman); claimed.length > 0; claimed = await claim(postman)) {
    const outcomes = await Promise.all(claimed.map((waiting) => tryPosting(postman, waiting)));
    taken += outcomes.filter(Boolean).length;
  }
  return taken;
}

async function tryPosting(postman: Postman, { delivery, webhook }: Waiting): Promise<boolean> {
  const { clock, cipher, post } = postman;
  const body = JSON.stringify(delivery.body);
  const signature = signatureOf(cipher.open(webhook.secretEncrypted), body, clock.now());
  try {
    const { status } = await post({
      url: webhook.url,
      headers: { "Content-Type": "application/json", [SIGNATURE_HEADER]: signature },
      body,
    });
    if (status < 200 || status > 299) {
      await noteFailure(postman, delivery, { status, error: null });
      return false;
    }
    await noteSuccess(postman, delivery, status);
    return true;
  } catch {
    // Said alike whatever happened on the network: the owner of an address must not learn what ours looks like.
    await noteFailure(postman, delivery, { status: null, error: "no-answer" });
    return false;
  }
}

async function noteSuccess({ db, clock }: Postman, delivery: Delivery, status: number) {
  await db.transaction(async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({ deliveredAt: clock.now(), status, error: null })
      .where(isDelivery(delivery));
    await tx.update(webhooks).set({ failures: 0 }).where(isWebhookOf(delivery));
  });
}

async function noteFailure(
  { db, clock }: Postman,
  delivery: Delivery,
  answer: Pick<Delivery, "status" | "error">,
): Promise<void> {
  const now = clock.now();
  const givenUp = delivery.tries > WEBHOOK_PAUSES_MS.length;
  await db.transaction(async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({ ...answer, ...(givenUp && { abandonedAt: now }) })
      .where(isDelivery(delivery));
    await tx
      .update(webhooks)
      .set({
        failures: sql`${webhooks.failures} + 1`,
        pausedAt: sql`case when ${webhooks.failures} + 1 >= ${FAILURES_UNTIL_PAUSE}
          then coalesce(${webhooks.pausedAt}, ${now.toISOString()}::timestamptz) end`,
      })
      .where(isWebhookOf(delivery));
  });
}

const isDelivery = ({ accountId, webhookId, occasion }: Delivery) =>
  and(
    eq(webhookDeliveries.accountId, accountId),
    eq(webhookDeliveries.webhookId, webhookId),
    eq(webhookDeliveries.occasion, occasion),
    isNull(webhookDeliveries.abandonedAt),
  );

const isWebhookOf = ({ accountId, webhookId }: Delivery) => isWebhook({ accountId, id: webhookId });

async function claim({ db, clock }: Postman): Promise<Waiting[]> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ delivery: webhookDeliveries, webhook: webhooks })
      .from(webhookDeliveries)
      .innerJoin(
        webhooks,
        and(
          eq(webhooks.accountId, webhookDeliveries.accountId),
          eq(webhooks.id, webhookDeliveries.webhookId),
        ),
      )
      .where(
        and(
          isNull(webhookDeliveries.deliveredAt),
          isNull(webhookDeliveries.abandonedAt),
          lte(webhookDeliveries.nextTryAt, now),
          isNull(webhooks.pausedAt),
          isNull(webhooks.deletedAt),
        ),
      )
      .orderBy(webhookDeliveries.nextTryAt)
      .limit(CHUNK)
      .for("update", { of: webhookDeliveries, skipLocked: true });
    const claimed: Waiting[] = [];
    for (const { delivery, webhook } of due) {
      const tries = delivery.tries + 1;
      const pause = WEBHOOK_PAUSES_MS[Math.min(tries, WEBHOOK_PAUSES_MS.length) - 1] ?? 0;
      const nextTryAt = new Date(now.getTime() + pause);
      await tx.update(webhookDeliveries).set({ tries, nextTryAt }).where(isDelivery(delivery));
      claimed.push({ delivery: { ...delivery, tries, nextTryAt }, webhook });
    }
    return claimed;
  });
}
