import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { alertSettingsOf, channelsOf, readersOf, toldNotices } from "@/db/queries/alerts";
import { mailsWritten, mailWritten } from "@/db/queries/mails";
import { mails, webhookDeliveries } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { changeAlerts, type AlertWish } from "@/lib/services/alerts/change-alerts";
import { changeChannels } from "@/lib/services/alerts/change-channels";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { lockAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { aCustomer, as, refusalOf, valueOf } from "@/tests/support/factories";
import { aReader, aWebhook, mailsTo } from "@/tests/support/notices";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const db = useDatabase();
const NOW = shanghai("2025-11-18T14:32");
const clock = clockAt(NOW);
const WISH: AlertWish = { balanceBelow: null, forecast: true, quiet: null, locale: "zh-CN" };

const aQuietCustomer = (clockId?: string) =>
  aCustomer(db(), { clock, activated: false, ...(clockId && { clockId }) });
const tell = (accountId: string, reference: string) =>
  db().transaction(async (tx) =>
    notify(tx, await lockAccount(tx, clock, accountId), "resumed", reference, { balance: "1" }),
  );

describe("R-ARR-2 · what a customer wants to be warned of", () => {
  it("is kept, and the last wish holds", async () => {
    const customer = await aQuietCustomer();
    const context = as(db(), clock, customer);
    expect(await alertSettingsOf(db(), customer.accountId)).toBeNull();
    const quiet = { from: 22 * 60, to: 8 * 60 };
    valueOf(await changeAlerts(context, { ...WISH, balanceBelow: " 100.5 ", quiet }));
    expect(await alertSettingsOf(db(), customer.accountId)).toMatchObject({
      balanceBelow: "100.50",
      quietFrom: 1320,
      quietTo: 480,
    });
    valueOf(await changeAlerts(context, { ...WISH, forecast: false, locale: "en" }));
    expect(await alertSettingsOf(db(), customer.accountId)).toMatchObject({
      balanceBelow: null,
      forecast: false,
      quietFrom: null,
      quietTo: null,
      locale: "en",
    });
  });

  it.each([
    ["", "not-an-amount"],
    ["-1", "not-an-amount"],
    ["1.005", "not-an-amount"],
    ["NaN", "not-an-amount"],
    ["1e3", "not-an-amount"],
  ])("an amount of %j is refused as %s", async (balanceBelow, code) => {
    const context = as(db(), clock, await aQuietCustomer());
    const refused = refusalOf(await changeAlerts(context, { ...WISH, balanceBelow }));
    expect(refused).toEqual({ code, rule: "R-ARR-2" });
  });

  it.each([
    [60, 60],
    [-1, 60],
    [0, 1440],
    [0.5, 60],
    [Number.NaN, 60],
  ])("quiet hours from minute %s to %s are refused", async (from, to) => {
    const context = as(db(), clock, await aQuietCustomer());
    const refused = refusalOf(await changeAlerts(context, { ...WISH, quiet: { from, to } }));
    expect(refused.code).toBe("quiet-hours-invalid");
  });

  it("what must reach the customer stays on, whatever was ticked", async () => {
    const customer = await aQuietCustomer();
    const context = as(db(), clock, customer);
    await changeChannels(context, { email: new Set(["pack-low"]), webhook: new Set() });
    const mailed = (await channelsOf(db(), customer.accountId)).filter(({ email }) => email);
    expect(mailed.map(({ kind }) => kind).toSorted()).toEqual([
      "arrears",
      "arrears-reminder",
      "bill-issued",
      "content-stopped",
      "pack-low",
      "price-change",
      "quota-change",
      "suspended-for-arrears",
    ]);
  });
});

describe("R-ARR-2 · what came of a notice", () => {
  it("counts what waits, arrived and was given up, of its own alone", async () => {
    const { accountId } = await aQuietCustomer();
    await aReader(db(), clock, accountId);
    const other = await aReader(db(), clock, accountId);
    await aWebhook(db(), clock, accountId);
    await tell(accountId, "1");
    await tell(accountId, "10");
    await db().update(mails).set({ sentAt: NOW }).where(eq(mails.recipient, other.email));
    await db()
      .update(webhookDeliveries)
      .set({ abandonedAt: NOW })
      .where(eq(webhookDeliveries.occasion, "resumed:10"));
    const told = await toldNotices(db(), accountId, { limit: 10 });
    expect(told.map(({ occasion, mails, messages }) => [occasion, mails, messages])).toEqual([
      ["resumed:10", { done: 1, waiting: 1, failed: 0 }, { done: 0, waiting: 0, failed: 1 }],
      ["resumed:1", { done: 1, waiting: 1, failed: 0 }, { done: 0, waiting: 1, failed: 0 }],
    ]);
    expect(await readersOf(db(), accountId)).toHaveLength(2);
  });
});

describe("the sandbox's mailbox", () => {
  it("shows all mails, or only those about accounts on a test clock; filtered and by page", async () => {
    const { id: clockId } = await createTestClock(
      as(db(), clock, { kind: "system", name: "tests" }),
      { name: "试", now: NOW },
    );
    const real = await aQuietCustomer();
    const simulated = await aQuietCustomer(clockId);
    const [reader] = await Promise.all([
      aReader(db(), clock, real.accountId),
      aReader(db(), clock, simulated.accountId),
    ]);
    for (const { accountId } of [real, simulated]) await tell(accountId, "mailbox");
    const [mail] = await mailsTo(db(), real.accountId);
    const page = { limit: 10 };
    const recipient = reader.email.toUpperCase();
    expect(await mailsWritten(db(), { simulated: false, recipient }, page)).toHaveLength(1);
    expect(await mailsWritten(db(), { simulated: true, recipient }, page)).toEqual([]);
    expect(await mailWritten(db(), mail?.id ?? "", { simulated: false })).not.toBeNull();
    expect(await mailWritten(db(), mail?.id ?? "", { simulated: true })).toBeNull();

    const all = await mailsWritten(db(), { simulated: false }, page);
    const [first, ...rest] = all;
    const after = { at: first?.createdAt ?? NOW, id: first?.id ?? "" };
    expect(await mailsWritten(db(), { simulated: false }, { ...page, after })).toEqual(rest);
  });
});
