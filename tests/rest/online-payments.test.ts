import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connect } from "@/db/client";
import { noticesOf } from "@/db/queries/notices";
import { paymentNotifications, recharges } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { HOUR_MS } from "@/lib/core/calendar";
import { orderNumberOf } from "@/lib/core/online-payment";
import { alipay } from "@/lib/payments/alipay";
import type { PaymentProvider } from "@/lib/payments/provider";
import { pursesOf } from "@/lib/services/ledger";
import { lockAccount } from "@/lib/services/lock-account";
import { suspendForArrears } from "@/lib/services/suspend-for-arrears";
import { paymentTasks } from "@/lib/worker/payment-tasks";
import { apiOver, type Api } from "@/tests/rest/api";
import { alipayGateway, type AlipayGateway } from "@/tests/support/alipay-gateway";
import { assertBooks } from "@/tests/support/books";
import { inText } from "@/tests/support/money";
import { charge } from "@/tests/support/owe";
import { useConnection } from "@/tests/support/test-database";

const connection = useConnection();
let gateway: AlipayGateway;
let provider: PaymentProvider;
let api: Api;

beforeAll(async () => {
  gateway = await alipayGateway();
  const returnUrl = (id: string) => `https://console.example.com/console/recharge?recharge=${id}`;
  provider = alipay({ ...gateway.settings, returnUrl });
  api = apiOver(connection().db, { payments: provider });
});
afterAll(() => gateway.stop());

const telling =
  (of = api) =>
  async (body: string): Promise<string> => {
    const answer = await of.app.request("/payments/alipay/notify", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
    return answer.text();
  };
const tell = (body: string) => telling()(body);

type Paying = { readonly accountId: string; readonly order: string; readonly rechargeId: string };

/** A customer who asked to pay and whose pay page is open. */
async function paying(amount = "100.00") {
  const account = await api.account();
  const asked = await account.made("/recharges", { amount, channel: "alipay" });
  await gateway.open(asked.payUrl);
  const order = orderNumberOf({ accountId: account.id, id: asked.id });
  return { account, accountId: account.id, order, rechargeId: asked.id as string, asked };
}

const cashOf = async ({ accountId }: Pick<Paying, "accountId">) =>
  inText(await pursesOf(api.db, accountId)).cash;
const verdictsOf = async ({ rechargeId }: Pick<Paying, "rechargeId">) => {
  const kept = await api.db
    .select()
    .from(paymentNotifications)
    .where(eq(paymentNotifications.rechargeId, rechargeId));
  return kept.map(({ verdict }) => verdict).toSorted();
};

describe("a recharge through Alipay", () => {
  it("R-FUND-4 · waits with a signed pay page that names order, amount and when it ends", async () => {
    const { account, asked, order, accountId } = await paying("88.80");
    expect(asked).toMatchObject({ state: "pending", channel: "alipay", paidAt: null });
    expect(await gateway.open(asked.payUrl)).toBe("图签云账户充值");
    const page = new URL(asked.payUrl).searchParams;
    expect(page.get("notify_url")).toBe(gateway.settings.notifyUrl);
    expect(page.get("return_url")).toContain(asked.id);
    expect(JSON.parse(page.get("biz_content") ?? "")).toMatchObject({
      out_trade_no: order,
      total_amount: "88.80",
    });
    expect(await cashOf({ accountId })).toBe("0.00");
    expect(await account.seen(`/recharges/${asked.id}`)).toMatchObject({ state: "pending" });
  });

  it("R-FUND-4 · is paid once by its notification, and the customer is told", async () => {
    const paid = await paying();
    gateway.pay(paid.order);
    expect(await gateway.deliver(() => tell(gateway.notification(paid.order)))).toEqual([
      "success",
    ]);
    expect(await cashOf(paid)).toBe("100.00");
    expect(await paid.account.seen(`/recharges/${paid.rechargeId}`)).toMatchObject({
      state: "paid",
    });
    const [notice] = await noticesOf(api.db, paid.accountId, { limit: 1 });
    expect(notice).toMatchObject({
      kind: "money-received",
      values: { amount: "100.00", balance: "100.00" },
    });
    await assertBooks(api.db, paid.accountId);
  });

  it("R-FUND-5 · that lifts a debt to zero resumes the service in the same transaction", async () => {
    const { account, accountId, order } = await paying("36.20");
    const before = (hours: number) => clockAt(new Date(Date.now() - hours * HOUR_MS));
    await charge(api.db, before(50), accountId, "36.20");
    await api.db.transaction(async (tx) =>
      suspendForArrears(tx, await lockAccount(tx, before(20), accountId)),
    );
    expect((await account.seen("/account")).service.state).toBe("suspended");
    gateway.pay(order);
    expect(await tell(gateway.notification(order))).toBe("success");
    expect((await account.seen("/account")).service).toEqual({ state: "active", suspendedFor: [] });
  });

  it("R-FUND-4 · is refused where nobody takes payments, and to an account on a test clock", async () => {
    const wish = { amount: "1.00", channel: "alipay" };
    const unconnected = await apiOver(api.db, {}).account();
    const none = await unconnected.post("/recharges", wish);
    expect(none).toMatchObject({ status: 422, body: { code: "channel_unavailable" } });
    const closed = apiOver(api.db, {});
    const answer = await closed.app.request("/payments/alipay/notify", { method: "POST" });
    expect(answer.status).toBe(404);

    const timeless = await api.account({ now: "2025-11-18T10:00:00+08:00" });
    const refused = await timeless.post("/recharges", wish);
    expect(refused).toMatchObject({ status: 422, body: { code: "channel_unavailable" } });
  });
});

describe("notifications", () => {
  it("R-FUND-4 · twice, one message or two, credit once", async () => {
    const paid = await paying();
    gateway.pay(paid.order);
    const message = gateway.notification(paid.order);
    const answers = [message, message, gateway.notification(paid.order)].map(tell);
    expect(await Promise.all(answers)).toEqual(["success", "success", "success"]);
    expect(await cashOf(paid)).toBe("100.00");
    expect(await verdictsOf(paid)).toEqual(["credited", "repeated", "repeated"]);
  });

  it("R-FUND-4 · at two processes at once credit once", async () => {
    const other = connect(connection().url);
    try {
      const doors = [telling(), telling(apiOver(other.db, { payments: provider }))];
      const paid = await paying();
      gateway.pay(paid.order);
      const told = Array.from({ length: 8 }, (_, index) =>
        doors[index % 2]?.(gateway.notification(paid.order)),
      );
      expect(new Set(await Promise.all(told))).toEqual(new Set(["success"]));
      expect(await cashOf(paid)).toBe("100.00");
      await assertBooks(api.db, paid.accountId);
    } finally {
      await other.close();
    }
  });

  it("R-FUND-4 · in any order credit once: waiting after paid, a refund before the payment it is of", async () => {
    const paid = await paying();
    const waiting = gateway.notification(paid.order);
    gateway.pay(paid.order);
    const refund = gateway.notification(paid.order, {
      refund_fee: "100.00",
      gmt_refund: "2026-01-01 12:00:00",
    });
    for (const message of [refund, gateway.notification(paid.order), waiting]) {
      expect(await tell(message)).toBe("success");
    }
    expect(await cashOf(paid)).toBe("100.00");
    expect(await verdictsOf(paid)).toEqual(["credited", "refund-reported", "waiting"]);
  });

  it("R-FUND-4 · with another amount credit nothing, are kept, and stop", async () => {
    const paid = await paying();
    gateway.pay(paid.order);
    for (const total_amount of ["99.99", "100.01", "0.01", "1e2", ""]) {
      expect(await tell(gateway.notification(paid.order, { total_amount }))).toBe("success");
    }
    expect(await cashOf(paid)).toBe("0.00");
    expect(new Set(await verdictsOf(paid))).toEqual(new Set(["wrong-amount"]));
  });

  it.each([
    ["changed after it was signed", (body: string) => body.replace("100.00", "999.00")],
    ["without its signature", (body: string) => body.replace(/&sign=[^&]+/, "")],
    ["of the older kind of signature", (body: string) => body.replace("=RSA2", "=RSA")],
    ["with a signature that is none", (body: string) => body.replace(/sign=[^&]+/, "sign=%00")],
  ])("R-FUND-4 · %s are not believed, and no genuine one is lost by them", async (_, forged) => {
    const paid = await paying();
    gateway.pay(paid.order);
    const genuine = gateway.notification(paid.order);
    expect(await tell(forged(genuine))).toBe("fail");
    expect([await cashOf(paid), await verdictsOf(paid)]).toEqual(["0.00", []]);
    expect(await tell(genuine)).toBe("success");
    expect(await cashOf(paid)).toBe("100.00");
  });

  it("R-FUND-4 · for another application, or about no order of ours, are sent again in vain", async () => {
    const paid = await paying();
    gateway.pay(paid.order);
    const elsewhere = gateway.notification(paid.order, { app_id: "2021000000000002" });
    expect(await tell(elsewhere)).toBe("fail");
    for (const order of ["", "x", "1_rch_X", `${paid.accountId}_rch_UNKNOWN`, `9${paid.order}`]) {
      expect(await tell(gateway.notification(order)), order).toBe("fail");
    }
    const sandbox = await paid.account.made("/recharges", { amount: "100.00", channel: "sandbox" });
    const confused = orderNumberOf({ accountId: paid.accountId, id: sandbox.id });
    const answers = await gateway.deliver(() => tell(gateway.notification(confused)));
    expect(answers).toHaveLength(8);
    expect(await cashOf(paid)).toBe("100.00");
  });

  it("R-FUND-4 · that are garbage are answered, kept to a limit, and never fail", async () => {
    for (const body of ["", "\0", "%", "a=%E0%A4%A", "{}", "sign=\uD800", "x".repeat(40_000)]) {
      expect(await tell(body)).toBe("fail");
    }
  });
});

describe("a payment of which nobody tells", () => {
  const asking = (hoursLater: number) =>
    paymentTasks(api.db, clockAt(new Date(Date.now() + hoursLater * HOUR_MS)), provider)[
      "query-payments"
    ]();
  const nextQueryOf = async ({ rechargeId }: Paying) => {
    const [row] = await api.db.select().from(recharges).where(eq(recharges.id, rechargeId));
    return row?.nextQueryAt;
  };

  it("R-FUND-4 · is found by asking, after growing pauses, and credited once", async () => {
    const paid = await paying();
    await asking(0);
    expect(await cashOf(paid)).toBe("0.00");
    const first = await nextQueryOf(paid);
    await asking(0.5);
    expect(await nextQueryOf(paid)).not.toEqual(first);
    gateway.pay(paid.order);
    await Promise.all([asking(24.5), asking(24.5), tell(gateway.notification(paid.order))]);
    expect(await cashOf(paid)).toBe("100.00");
    expect(await nextQueryOf(paid)).toBeNull();
  });

  it("R-FUND-4 · expires after a day, is not asked about after 25 hours, and is credited if it comes late", async () => {
    const late = await paying();
    await asking(25.1);
    expect(await nextQueryOf(late)).toBeNull();
    const tomorrow = clockAt(new Date(Date.now() + 26 * HOUR_MS));
    const shown = await apiOver(api.db, { payments: provider, clock: tomorrow }).get(
      `/recharges/${late.rechargeId}`,
      late.account.token,
    );
    expect(shown.body).toMatchObject({ state: "expired" });
    expect(shown.body).not.toHaveProperty("payUrl");
    gateway.pay(late.order);
    expect(await tell(gateway.notification(late.order))).toBe("success");
    expect(await cashOf(late)).toBe("100.00");
  });

  it("R-FUND-4 · whose page nobody opened, or that was closed, stays unpaid", async () => {
    const account = await api.account();
    const unopened = await account.made("/recharges", { amount: "5.00", channel: "alipay" });
    const closed = await paying();
    gateway.close(closed.order);
    await asking(1);
    expect(await account.seen(`/recharges/${unopened.id}`)).toMatchObject({ state: "pending" });
    expect([await verdictsOf(closed), await nextQueryOf(closed)]).toEqual([["closed"], null]);
  });

  it("R-FUND-4 · is asked about again when the provider could not be asked", async () => {
    const paid = await paying();
    gateway.pay(paid.order);
    gateway.breakDown(true);
    await expect(asking(1)).rejects.toThrow(/not asked about/);
    gateway.breakDown(false);
    await asking(1.5);
    expect(await cashOf(paid)).toBe("100.00");
  });
});

describe("what is kept", () => {
  it("R-FUND-4 · the evidence cannot be rewritten, nor what a recharge was asked for", async () => {
    const denied = expect.objectContaining({ cause: expect.objectContaining({ code: "42501" }) });
    const { db } = api;
    await expect(db.update(paymentNotifications).set({ verdict: "x" })).rejects.toEqual(denied);
    await expect(db.delete(paymentNotifications)).rejects.toEqual(denied);
    await expect(db.update(recharges).set({ amount: "1.00" })).rejects.toEqual(denied);
  });
});
