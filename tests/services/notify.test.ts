import { describe, expect, it } from "vitest";

import { alertSettings, noticeChannels, webhooks } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { NOTICE_KINDS, NOTICE_VALUES, type NoticeKind, type ValuesOf } from "@/lib/core/notice";
import { LOCALES, type Locale } from "@/lib/format/locale";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { lockAccount } from "@/lib/services/lock-account";
import { writeMail } from "@/lib/services/mail/write-mail";
import { notify } from "@/lib/services/notify";
import { aCustomer, as } from "@/tests/support/factories";
import { aReader, aWebhook, deliveriesTo, mailsTo, noticesTo } from "@/tests/support/notices";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const db = useDatabase();
const NOW = shanghai("2025-11-18T14:32");
const clock = clockAt(NOW);

/** A value of the right shape for each gap of a sentence. */
const SAMPLES: Readonly<Record<string, string | number>> = {
  month: "2025-10",
  amount: "5597.2",
  balance: "-36.2",
  threshold: "100",
  expected: "250.5",
  days: 3,
  graceEndsAt: "2025-11-19T16:00:00.000Z",
  endsAt: "2026-11-18T06:32:00.000Z",
  from: "2025-12-31T16:00:00.000Z",
  callsLeft: 200,
  callsTotal: 1000,
  callsBefore: 1000,
  callsAfter: 800,
  product: "general",
  category: "illegal",
  reason: "说明 <b>{1}</b> & 'quoted'",
  packId: "pkg_1",
  refundId: "rf_1",
  invoiceId: "inv_1",
};

const valuesOf = <Kind extends NoticeKind>(kind: Kind): ValuesOf<Kind> =>
  Object.fromEntries(
    NOTICE_VALUES[kind].map((name) => [name, SAMPLES[name] ?? `no sample for ${name}`]),
  ) as ValuesOf<Kind>;

async function tell(accountId: string, kind: NoticeKind, reference = "once"): Promise<void> {
  await db().transaction(async (tx) =>
    notify(tx, await lockAccount(tx, clock, accountId), kind, reference, valuesOf(kind)),
  );
}

/** An account of which nothing was told yet. */
const aQuietAccount = async () => (await aCustomer(db(), { clock, activated: false })).accountId;

const setLocale = (accountId: string, locale: Locale) =>
  db().insert(alertSettings).values({ accountId, locale, changedAt: NOW });

describe.each(LOCALES)("R-ARR-2 · a notice in %s", (locale) => {
  it.each(NOTICE_KINDS)("%s: one in the console, one mail, one message", async (kind) => {
    const accountId = await aQuietAccount();
    await setLocale(accountId, locale);
    const { email } = await aReader(db(), clock, accountId);
    await aWebhook(db(), clock, accountId);
    await tell(accountId, kind);
    await tell(accountId, kind);

    expect(await noticesTo(db(), accountId)).toMatchObject([{ kind, occasion: `${kind}:once` }]);
    const [mail, ...more] = await mailsTo(db(), accountId);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind, locale, recipient: email, sentAt: null, sendAfter: NOW });
    expect(`${mail?.subject}${mail?.body}`).not.toMatch(/kinds\.|no sample|\{[a-z]/i);
    expect(await deliveriesTo(db(), accountId)).toMatchObject([
      {
        occasion: `${kind}:once`,
        tries: 0,
        body: { kind, at: NOW.toISOString(), account: accountId, values: valuesOf(kind) },
      },
    ]);
  });
});

describe("R-ARR-2 · each once", () => {
  it("however many tell of it at the same time", async () => {
    const accountId = await aQuietAccount();
    await aReader(db(), clock, accountId);
    await aReader(db(), clock, accountId);
    await aWebhook(db(), clock, accountId);
    await Promise.all(Array.from({ length: 8 }, () => tell(accountId, "arrears")));
    expect(await noticesTo(db(), accountId)).toHaveLength(1);
    expect(await mailsTo(db(), accountId)).toHaveLength(2);
    expect(await deliveriesTo(db(), accountId)).toHaveLength(1);
  });

  it("nothing is told of what was rolled back", async () => {
    const accountId = await aQuietAccount();
    await aReader(db(), clock, accountId);
    const failing = db().transaction(async (tx) => {
      await notify(tx, await lockAccount(tx, clock, accountId), "activated", "x", {});
      throw new Error("the deed failed");
    });
    await expect(failing).rejects.toThrow("the deed failed");
    expect(await noticesTo(db(), accountId)).toEqual([]);
    expect(await mailsTo(db(), accountId)).toEqual([]);
  });
});

describe("R-ARR-2 · who is told", () => {
  it("no address that nobody confirmed, and nobody who is disabled", async () => {
    const accountId = await aQuietAccount();
    await aReader(db(), clock, accountId, { emailConfirmedAt: null });
    await aReader(db(), clock, accountId, { disabledAt: NOW });
    await tell(accountId, "arrears");
    expect(await mailsTo(db(), accountId)).toEqual([]);
    expect(await noticesTo(db(), accountId)).toHaveLength(1);
  });

  it("no webhook that is paused or deleted", async () => {
    const accountId = await aQuietAccount();
    await aWebhook(db(), clock, accountId);
    await db().update(webhooks).set({ pausedAt: NOW });
    await tell(accountId, "arrears");
    expect(await deliveriesTo(db(), accountId)).toEqual([]);
  });

  it.each<[NoticeKind, number]>([
    ["pack-low", 0],
    ["resumed", 0],
    ["arrears", 1],
    ["arrears-reminder", 1],
    ["suspended-for-arrears", 1],
    ["content-stopped", 1],
    ["bill-issued", 1],
    ["quota-change", 1],
    ["price-change", 1],
  ])("%s, switched off: %i mails, no message, and the console's notice", async (kind, count) => {
    const accountId = await aQuietAccount();
    await aReader(db(), clock, accountId);
    await aWebhook(db(), clock, accountId);
    await db().insert(noticeChannels).values({ accountId, kind, email: false, webhook: false });
    await tell(accountId, kind);
    expect(await mailsTo(db(), accountId)).toHaveLength(count);
    expect(await deliveriesTo(db(), accountId)).toEqual([]);
    expect(await noticesTo(db(), accountId)).toHaveLength(1);
  });

  it.each<[NoticeKind, string]>([
    ["pack-low", "2025-11-19T08:00"],
    ["arrears", "2025-11-19T08:00"],
    ["suspended-for-arrears", "2025-11-18T14:32"],
    ["content-stopped", "2025-11-18T14:32"],
  ])("%s in quiet hours is mailed from %s on; the console tells at once", async (kind, at) => {
    const accountId = await aQuietAccount();
    await aReader(db(), clock, accountId);
    const quiet = { quietFrom: 14 * 60, quietTo: 8 * 60, changedAt: NOW };
    await db()
      .insert(alertSettings)
      .values({ accountId, ...quiet });
    await tell(accountId, kind);
    expect(await mailsTo(db(), accountId)).toMatchObject([{ sendAfter: shanghai(at) }]);
    expect(await noticesTo(db(), accountId)).toMatchObject([{ at: NOW }]);
  });

  it("of an account on a test clock: the sandbox's mailbox, where the mail has already arrived", async () => {
    const { id: clockId } = await createTestClock(
      as(db(), clock, { kind: "system", name: "tests" }),
      { name: "试", now: shanghai("2030-01-01T10:00") },
    );
    const { accountId } = await aCustomer(db(), { clock, clockId, activated: false });
    await aReader(db(), clock, accountId);
    await tell(accountId, "arrears");
    const then = shanghai("2030-01-01T10:00");
    expect(await mailsTo(db(), accountId)).toMatchObject([{ createdAt: then, sentAt: then }]);
  });
});

describe("writeMail", () => {
  const mail = {
    accountId: null,
    recipient: "staff@example.com",
    locale: "en",
    kind: "confirm-email",
    at: NOW,
    values: { link: "https://example.com/x", expiresAt: NOW.toISOString() },
  } as const;

  it.each(["a@example.com\r\nBcc: b@example.com", "a@example.com\nX: y", "a\u0000@example.com"])(
    "refuses a header that would begin another: %j",
    async (recipient) => {
      const written = db().transaction((tx) =>
        writeMail(tx, { ...mail, recipient, occasion: recipient.slice(0, 1) }),
      );
      await expect(written).rejects.toThrow("control character");
    },
  );

  it("refuses a sentence with a gap that nothing fills", async () => {
    const written = db().transaction((tx) =>
      writeMail(tx, { ...mail, occasion: "gap", values: {} }),
    );
    await expect(written).rejects.toThrow("link");
  });
});
