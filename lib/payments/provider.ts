import type {
  NotificationRefusal,
  PaymentNotification,
  PaymentReport,
} from "@/lib/core/online-payment";
import type { Result } from "@/lib/core/result";

/** A recharge that somebody is about to pay. */
export type PayOrder = {
  readonly accountId: string;
  readonly id: string;
  /** Yuan, two decimals. */
  readonly amount: string;
  readonly createdAt: Date;
};

/** R-FUND-4 · All that the product asks of whoever takes payments online. Another one is another file beside `alipay.ts`. */
export type PaymentProvider = {
  readonly channel: "alipay";
  /** The address of the page on which a recharge is paid; the payer comes back to the console from it. */
  payUrl(order: PayOrder): string;
  /** Reads a message that says it is the provider's; a value only where the signature and the addressee are right. */
  readNotification(body: string): Result<PaymentNotification, NotificationRefusal>;
  /** What became of an order; null where nobody opened its pay page. Throws where the provider cannot be asked. */
  query(orderNumber: string): Promise<PaymentReport | null>;
};
