import { AlipaySdk } from "alipay-sdk";

import { shanghaiIso } from "@/lib/core/calendar";
import { parseAmount, type Cny } from "@/lib/core/money";
import { orderNumberOf, payableUntil, type PaymentReport } from "@/lib/core/online-payment";
import { ok, refuse } from "@/lib/core/result";
import type { AlipayAccount } from "@/lib/payments/alipay-settings";
import { privateKeyPem, publicKeyPem } from "@/lib/payments/keys";
import type { PayOrder, PaymentProvider } from "@/lib/payments/provider";
import words from "@/messages/zh-CN/recharge.json" with { type: "json" };

export type AlipaySettings = AlipayAccount & {
  /** Where the payer comes back to. */
  readonly returnUrl: (rechargeId: string) => string;
};

/** R-FUND-4 · Alipay's page payment, signed RSA2 in both directions. */
export function alipay(settings: AlipaySettings): PaymentProvider {
  const sdk = new AlipaySdk({
    appId: settings.appId,
    privateKey: privateKeyPem(settings.privateKey),
    alipayPublicKey: publicKeyPem(settings.publicKey),
    gateway: settings.gateway,
    signType: "RSA2",
  });

  return {
    channel: "alipay",

    payUrl: (order) =>
      sdk.pageExecute("alipay.trade.page.pay", "GET", {
        notifyUrl: settings.notifyUrl,
        returnUrl: settings.returnUrl(order.id),
        bizContent: orderContent(order),
      }),

    readNotification(body) {
      const sent = Object.fromEntries(new URLSearchParams(body));
      // The SDK would also take the older RSA, whose digest is broken, if the message asked for it.
      if (sent.sign_type !== "RSA2" || !isSigned(sdk, sent)) return refuse("wrong-signature");
      if (sent.app_id !== settings.appId) return refuse("wrong-app");
      const report = reportOf({
        status: sent.trade_status,
        amount: sent.total_amount,
        tradeNumber: sent.trade_no,
        isRefund: Boolean(sent.gmt_refund) || isAboveZero(sent.refund_fee),
      });
      const { notify_id: notifyId, out_trade_no: orderNumber } = sent;
      return report && notifyId && orderNumber
        ? ok({ notifyId, orderNumber, report })
        : refuse("malformed");
    },

    async query(orderNumber) {
      const request = { bizContent: { outTradeNo: orderNumber } };
      const answer = await sdk.exec("alipay.trade.query", request, { validateSign: true });
      if (answer.subCode === "ACQ.TRADE_NOT_EXIST") return null;
      const report = reportOf({
        status: answer.tradeStatus,
        amount: answer.totalAmount,
        tradeNumber: answer.tradeNo,
        // Closed after it was paid: all of it went back.
        isRefund: answer.tradeStatus === "TRADE_CLOSED" && Boolean(answer.sendPayDate),
      });
      if (answer.code !== "10000" || answer.outTradeNo !== orderNumber || !report) {
        throw new Error(`Alipay answered ${answer.code} ${answer.subCode ?? ""} to a query`);
      }
      return report;
    },
  };
}

const orderContent = (order: PayOrder) => ({
  outTradeNo: orderNumberOf(order),
  productCode: "FAST_INSTANT_TRADE_PAY",
  totalAmount: order.amount,
  subject: words.provider.subject,
  timeExpire: shanghaiIso(payableUntil(order.createdAt)).slice(0, 19).replace("T", " "),
});

/** Whether Alipay signed a message. A signature that is no signature is a wrong one. */
function isSigned(sdk: AlipaySdk, sent: Readonly<Record<string, string>>): boolean {
  try {
    return sdk.checkNotifySignV2(sent);
  } catch {
    return false;
  }
}

type Trade = {
  readonly status: unknown;
  readonly amount: unknown;
  readonly tradeNumber: unknown;
  readonly isRefund: boolean;
};

/** Null where it is nothing that Alipay says of a trade. */
function reportOf({ status, amount, tradeNumber, isRefund }: Trade): PaymentReport | null {
  const state = isRefund ? "refunded" : STATES.get(String(status));
  if (!state || typeof tradeNumber !== "string" || tradeNumber === "") return null;
  return { state, amount: amountOf(amount), tradeNumber };
}

const STATES: ReadonlyMap<string, PaymentReport["state"]> = new Map([
  ["TRADE_SUCCESS", "paid"],
  ["TRADE_FINISHED", "paid"],
  ["WAIT_BUYER_PAY", "waiting"],
  ["TRADE_CLOSED", "closed"],
]);

function amountOf(text: unknown): Cny | null {
  const amount = parseAmount(typeof text === "string" ? text : "");
  return amount.ok ? amount.value : null;
}

const isAboveZero = (text: string | undefined): boolean => amountOf(text)?.isZero() === false;
