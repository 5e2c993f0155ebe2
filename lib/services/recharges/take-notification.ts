import { createHash } from "node:crypto";

import type { Asker } from "@/db/client";
import { paymentNotifications } from "@/db/schema";
import {
  rechargeOfOrder,
  type NotificationRefusal,
  type PaymentNotification,
  type PaymentVerdict,
} from "@/lib/core/online-payment";
import type { Result } from "@/lib/core/result";
import type { Context } from "@/lib/services/context";
import { creditPayment } from "@/lib/services/recharges/credit-payment";

export type NotificationVerdict = PaymentVerdict | NotificationRefusal;

export type SentNotification = {
  readonly provider: "alipay";
  /** Word for word as it was sent. */
  readonly body: string;
  /** What the provider's key says of it. */
  readonly read: Result<PaymentNotification, NotificationRefusal>;
};

/**
 * R-FUND-4 · Takes what a provider tells us by itself: believes only what it signed, credits once, and keeps every message
 * with what was made of it, in the transaction of the credit.
 */
export async function takeNotification(
  { db, clock, actor }: Context,
  { provider, body, read }: SentNotification,
): Promise<NotificationVerdict> {
  const kept = { provider, body: storable(body), receivedAt: clock.now() };
  if (!read.ok) {
    // What it says of itself is not believed: its own id could be that of a message that is still to come.
    const notifyId = createHash("sha256").update(body).digest("base64url");
    await keep(db, { ...kept, notifyId, verdict: read.refusal });
    return read.refusal;
  }

  const { notifyId, orderNumber, report } = read.value;
  return db.transaction(async (tx) => {
    const named = rechargeOfOrder(orderNumber);
    const { verdict, recharge } = await creditPayment(tx, { clock, actor }, named, report);
    const of = recharge && { accountId: recharge.accountId, rechargeId: recharge.id };
    await keep(tx, { ...kept, ...of, notifyId, verdict });
    return verdict;
  });
}

/** Keeps a message once for each thing that was made of it. */
export async function keep(
  db: Asker,
  message: typeof paymentNotifications.$inferInsert,
): Promise<void> {
  await db.insert(paymentNotifications).values(message).onConflictDoNothing();
}

// PostgreSQL keeps no character zero and no half characters.
const storable = (body: string): string => body.toWellFormed().replaceAll("\0", "\uFFFD");
