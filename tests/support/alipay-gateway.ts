import {
  createSign,
  createVerify,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A payment as the gateway knows it, in Alipay's words. */
type Trade = {
  readonly out_trade_no: string;
  readonly total_amount: string;
  readonly trade_no: string;
  trade_status: "WAIT_BUYER_PAY" | "TRADE_SUCCESS" | "TRADE_CLOSED";
};

const APP_ID = "2021000000000001";

/** How often a notification is sent that nobody answers with `success`, as Alipay does within 25 hours. */
const SENT_AT_MOST = 8;

/**
 * Alipay on this machine: takes signed pages and queries at an address of its own, and signs what it says, with keys made
 * for the test. Its words and its signatures are Alipay's; only the money is missing.
 */
export async function alipayGateway() {
  const merchant = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const trades = new Map<string, Trade>();
  let isDown = false;

  const server = createServer((request, response) => {
    void (async () => {
      const sent = await fieldsOf(request);
      if (isDown) return response.writeHead(502).end();
      if (!isSigned(sent, merchant.publicKey)) return response.writeHead(400).end("wrong sign");
      const content: Record<string, string> = JSON.parse(sent.biz_content ?? "{}");
      const orderNumber = content.out_trade_no ?? "";
      if (sent.method === "alipay.trade.query") {
        return response.end(signedAnswer("alipay_trade_query_response", answerTo(orderNumber)));
      }
      trades.set(orderNumber, {
        out_trade_no: orderNumber,
        total_amount: content.total_amount ?? "",
        trade_no: `2026${trades.size}${orderNumber.slice(-12)}`,
        trade_status: "WAIT_BUYER_PAY",
        ...trades.get(orderNumber),
      });
      return response.end(content.subject);
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const answerTo = (orderNumber: string) => {
    const trade = trades.get(orderNumber);
    if (!trade) return { code: "40004", msg: "Business Failed", sub_code: "ACQ.TRADE_NOT_EXIST" };
    const isPaid = trade.trade_status === "TRADE_SUCCESS";
    const paidAt = isPaid ? { send_pay_date: "2026-01-01 12:00:00" } : {};
    return { code: "10000", msg: "Success", ...trade, ...paidAt };
  };
  const signedAnswer = (name: string, answer: object) => {
    const said = JSON.stringify(answer);
    return `{"${name}":${said},"sign":"${signed(said, own.privateKey)}"}`;
  };
  const tradeOf = (orderNumber: string): Trade => {
    const trade = trades.get(orderNumber);
    if (!trade) throw new Error(`nobody opened the pay page of ${orderNumber}`);
    return trade;
  };

  return {
    /** What the product's settings say of this gateway. */
    settings: {
      appId: APP_ID,
      privateKey: merchant.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
      publicKey: own.publicKey.export({ format: "pem", type: "spki" }).toString(),
      gateway: `http://127.0.0.1:${port}/gateway.do`,
      notifyUrl: "https://api.example.com/payments/alipay/notify",
    },
    /** Somebody opens a pay page; answers what it says is paid for. */
    open: async (payUrl: string) => {
      const page = await fetch(payUrl);
      if (!page.ok) throw new Error(`the gateway refused the pay page: ${await page.text()}`);
      return page.text();
    },
    /** The payer pays. Whether anybody is told is another matter. */
    pay: (orderNumber: string) => {
      tradeOf(orderNumber).trade_status = "TRADE_SUCCESS";
    },
    close: (orderNumber: string) => {
      tradeOf(orderNumber).trade_status = "TRADE_CLOSED";
    },
    /** A signed message about an order as it stands, each with an id of its own; `change` is signed, too. */
    notification: (orderNumber: string, change: Readonly<Record<string, string>> = {}): string => {
      const { trade_no, total_amount, trade_status } = trades.get(orderNumber) ?? NO_TRADE;
      return signedForm(
        {
          notify_type: "trade_status_sync",
          notify_id: randomUUID(),
          app_id: APP_ID,
          charset: "utf-8",
          version: "1.0",
          out_trade_no: orderNumber,
          trade_no,
          total_amount,
          trade_status,
          subject: "图签云 账户充值 + 100%",
          ...change,
        },
        own.privateKey,
      );
    },
    /** Sends a message as Alipay does: again and again, until it is answered with `success`. Answers all answers. */
    deliver: async (send: () => Promise<string>): Promise<string[]> => {
      const answers: string[] = [];
      while (answers.length < SENT_AT_MOST && answers.at(-1) !== "success") {
        answers.push(await send());
      }
      return answers;
    },
    breakDown: (down: boolean) => {
      isDown = down;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export type AlipayGateway = Awaited<ReturnType<typeof alipayGateway>>;

const NO_TRADE: Omit<Trade, "out_trade_no"> = {
  trade_no: "20260000",
  total_amount: "100.00",
  trade_status: "TRADE_SUCCESS",
};

type Fields = Readonly<Record<string, string>>;

async function fieldsOf(request: IncomingMessage): Promise<Fields> {
  const url = new URL(request.url ?? "", "http://localhost");
  const body = new URLSearchParams(await text(request));
  return Object.fromEntries([...url.searchParams, ...body]);
}

const contentOf = (fields: Fields, ...left: readonly string[]): string =>
  Object.keys(fields)
    .filter((name) => !left.includes(name))
    .toSorted()
    .map((name) => `${name}=${fields[name]}`)
    .join("&");

const signed = (content: string, key: KeyObject): string =>
  createSign("RSA-SHA256").update(content, "utf8").sign(key, "base64");

const isSigned = (fields: Fields, key: KeyObject): boolean =>
  createVerify("RSA-SHA256")
    .update(contentOf(fields, "sign"), "utf8")
    .verify(key, fields.sign ?? "", "base64");

const signedForm = (fields: Fields, key: KeyObject): string =>
  new URLSearchParams({
    ...fields,
    sign: signed(contentOf(fields, "sign", "sign_type"), key),
    sign_type: "RSA2",
  }).toString();
