import { Hono } from "hono";

import { PAYMENT_FAULTS } from "@/lib/core/online-payment";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { RestDoor } from "@/lib/rest/door";
import { RateLimit, type Rate } from "@/lib/rest/rate-limit";
import type { System } from "@/lib/services/context";
import {
  takeNotification,
  type NotificationVerdict,
} from "@/lib/services/recharges/take-notification";

export const PAYMENTS_PATH = "/payments";

/** A genuine message has less than a tenth of it. */
const LONGEST_MESSAGE = 32 * 1024;

/** Anybody may send what is not signed: as much of it is kept as evidence, and no more. */
const UNSIGNED_RATE: Rate = { perSecond: 1, burst: 60 };

/**
 * What sending once more may put right: a key or an application that was not set up yet, an order that a restored database
 * does not know yet. Everything else is final, and a provider that is told so stops.
 */
const RETRY_MAY_HELP: ReadonlySet<NotificationVerdict> = new Set<NotificationVerdict>([
  "wrong-signature",
  "wrong-app",
  "malformed",
  "unknown-order",
]);
const FAULTS: ReadonlySet<NotificationVerdict> = new Set<NotificationVerdict>([
  ...PAYMENT_FAULTS,
  "wrong-app",
  "malformed",
]);

/** R-FUND-4 · Where payment providers tell what was paid. The answers are the provider's words, not the API's. */
export function paymentNotificationRoutes(
  { db, clock, log }: Pick<RestDoor, "db" | "clock" | "log">,
  provider: PaymentProvider,
): Hono {
  const unsigned = new RateLimit(UNSIGNED_RATE);
  const actor: System = { kind: "system", name: provider.channel };

  return new Hono().post(`/${provider.channel}/notify`, async (c) => {
    const body = await c.req.text();
    if (body.length > LONGEST_MESSAGE) return c.text("fail", 413);
    const read = provider.readNotification(body);
    const isBelieved = read.ok || read.refusal !== "wrong-signature";
    if (!isBelieved && unsigned.take(provider.channel, clock.now()) > 0) return c.text("fail", 429);
    try {
      const message = { provider: provider.channel, body, read };
      const verdict = await takeNotification({ db, clock, actor }, message);
      const details = { verdict, ...(read.ok && { order: read.value.orderNumber }) };
      if (FAULTS.has(verdict)) log.error(details, "a payment needs a person");
      else log.debug(details, "a payment notification was taken");
      return c.text(RETRY_MAY_HELP.has(verdict) ? "fail" : "success");
    } catch (error) {
      log.error({ err: error }, "a payment notification was not taken");
      return c.text("fail", 500);
    }
  });
}
