import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { personById, addressAskedFor } from "@/db/queries/people";
import { auditLog, mails, people, REAL_CLOCK } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { HOUR_MS } from "@/lib/core/calendar";
import { authenticate } from "@/lib/services/authenticate";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { changeEmail } from "@/lib/services/people/change-email";
import { changePassword } from "@/lib/services/people/change-password";
import { confirmEmail } from "@/lib/services/people/confirm-email";
import { LINKS_AN_HOUR } from "@/lib/services/people/mail-confirmation";
import { checkLink, type LinkMail } from "@/lib/services/people/mail-links";
import {
  countResetRequest,
  requestPasswordReset,
} from "@/lib/services/people/request-password-reset";
import { resendConfirmation } from "@/lib/services/people/resend-confirmation";
import { resetPassword } from "@/lib/services/people/reset-password";
import { register } from "@/lib/services/register";
import { continueSession } from "@/lib/services/sessions/continue-session";
import { openSession } from "@/lib/services/sessions/open-session";
import { as, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const START = shanghai("2025-11-18T14:32:05");
const PASSWORD = "correct horse battery";
const NEW_PASSWORD = "another horse battery";
const mail: LinkMail = { locale: "zh-CN", linkTo: (token) => `https://console.example/${token}` };
const locale = mail.locale;

const after = (ms: number) => ({ db: database(), clock: clockAt(new Date(START.getTime() + ms)) });
const anEmail = () => `${crypto.randomUUID()}@example.com`;
const unused = { confirmBy: mail };

async function aPerson(
  email = anEmail(),
  wish: { confirmBy?: LinkMail; clockId?: string } = unused,
) {
  const registration = { email, password: PASSWORD, name: "新芽工作室", ...wish };
  const visitor = { kind: "system", name: "tests" } as const;
  const { personId } = valueOf(
    await register(as(database(), clockAt(START), visitor), registration),
  );
  return { personId, email };
}

const personOf = async (id: string) => {
  const [person] = await database().select().from(people).where(eq(people.id, id));
  if (!person) throw new Error("no person");
  return person;
};

const mailsTo = (recipient: string) =>
  database().select().from(mails).where(eq(mails.recipient, recipient)).orderBy(mails.createdAt);

/** The secret in the newest mail of a kind: what its reader presses on. */
async function tokenMailedTo(recipient: string, kind: string): Promise<string> {
  const sent = (await mailsTo(recipient)).filter((each) => each.kind === kind).at(-1);
  const [token] = /lnk_[\w-]+/.exec(sent?.body ?? "") ?? [];
  if (!token) throw new Error(`${recipient} was sent no ${kind}`);
  return token;
}

async function aResetOf(email: string, ms = 0): Promise<string> {
  await requestPasswordReset(after(ms), { email, ...mail });
  return tokenMailedTo(email, "reset-password");
}

const signsIn = async (email: string, password: string) =>
  (await authenticate(after(0), { email, password })).ok;

describe("R-ACC-1 · an address is confirmed by a mailed link", () => {
  it("which registering sends, and which works once", async () => {
    const { personId, email } = await aPerson();
    expect((await personOf(personId)).emailConfirmedAt).toBeNull();
    const token = await tokenMailedTo(email, "confirm-email");

    expect(valueOf(await confirmEmail(after(1000), { token }))).toEqual({ email });
    expect((await personOf(personId)).emailConfirmedAt).toEqual(after(1000).clock.now());
    expect(refusalOf(await confirmEmail(after(2000), { token })).code).toBe("link-used");
    const [entry] = await database().select().from(auditLog).where(eq(auditLog.object, personId));
    expect(entry).toMatchObject({ action: "confirm-email", actor: `customer:${personId}` });
  });

  it("but not by looking at it", async () => {
    const { personId, email } = await aPerson();
    const token = await tokenMailedTo(email, "confirm-email");
    const looked = await checkLink(database(), "confirm-email", token, START);
    expect(valueOf(looked)).toMatchObject({ personId, email, usedAt: null });
    expect((await confirmEmail(after(0), { token })).ok).toBe(true);
  });

  it.each([
    ["at once", 0, undefined],
    ["a millisecond before a day is over", 24 * HOUR_MS - 1, undefined],
    ["when it is over", 24 * HOUR_MS, "link-expired"],
  ])("%s: %d ms", async (_, ms, refused) => {
    const { email } = await aPerson();
    const token = await tokenMailedTo(email, "confirm-email");
    const confirmed = await confirmEmail(after(ms), { token });
    expect(confirmed.ok ? undefined : confirmed.refusal.code).toBe(refused);
  });

  it.each(["", "lnk_unknown", "\0", "x".repeat(5_000)])("not by %j", async (token) => {
    expect(refusalOf(await confirmEmail(after(0), { token })).code).toBe("link-unknown");
  });

  it("not by a link that resets passwords", async () => {
    const { email } = await aPerson();
    const token = await aResetOf(email);
    expect(refusalOf(await confirmEmail(after(0), { token })).code).toBe("link-unknown");
  });

  it("by one of two that are pressed at the same moment", async () => {
    const { email } = await aPerson();
    const token = await tokenMailedTo(email, "confirm-email");
    const presses = await Promise.all([1, 2, 3].map(() => confirmEmail(after(0), { token })));
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("by the newest link alone, which is sent five times an hour at most", async () => {
    const { personId, email } = await aPerson();
    const first = await tokenMailedTo(email, "confirm-email");
    for (let sent = 1; sent < LINKS_AN_HOUR; sent += 1) {
      valueOf(await resendConfirmation(after(sent * 1000), { ...mail, personId }));
    }
    expect(refusalOf(await resendConfirmation(after(60_000), { ...mail, personId }))).toEqual({
      code: "too-many-links",
      rule: "R-ACC-1",
      until: after(HOUR_MS).clock.now(),
    });
    expect(refusalOf(await confirmEmail(after(60_000), { token: first })).code).toBe("link-used");
    const newest = await tokenMailedTo(email, "confirm-email");
    expect((await confirmEmail(after(60_000), { token: newest })).ok).toBe(true);
    const again = await resendConfirmation(after(2 * HOUR_MS), { ...mail, personId });
    expect(refusalOf(again).code).toBe("already-confirmed");
  });

  it("or a new one, for whoever holds one that has expired", async () => {
    const { email } = await aPerson();
    const token = await tokenMailedTo(email, "confirm-email");
    valueOf(await resendConfirmation(after(25 * HOUR_MS), { ...mail, token }));
    const newest = await tokenMailedTo(email, "confirm-email");
    expect((await confirmEmail(after(26 * HOUR_MS), { token: newest })).ok).toBe(true);
    const unknown = await resendConfirmation(after(0), { ...mail, token: "lnk_unknown" });
    expect(refusalOf(unknown).code).toBe("link-unknown");
  });

  it("and needs no link where the sandbox makes people", async () => {
    const { personId, email } = await aPerson(anEmail(), {});
    expect((await personOf(personId)).emailConfirmedAt).toEqual(START);
    expect(await mailsTo(email)).toEqual([]);
  });

  it("R-TIME-1 · and lasts a day of the real clock, on whatever clock the account lives", async () => {
    const now = shanghai("2031-01-01T00:00:00");
    const visitor = { kind: "system", name: "tests" } as const;
    const { id } = await createTestClock(as(database(), clockAt(START), visitor), {
      name: "演示",
      now,
    });
    const { email } = await aPerson(anEmail(), { ...unused, clockId: id });
    expect(await mailsTo(email)).toMatchObject([{ kind: "confirm-email", createdAt: now }]);
    const token = await tokenMailedTo(email, "confirm-email");
    expect((await confirmEmail(after(24 * HOUR_MS - 1), { token })).ok).toBe(true);
  });
});

describe("R-ACC-1 · another address", () => {
  const asking = (personId: string, email: string, password = PASSWORD) =>
    changeEmail(after(0), { ...mail, personId, email, password });

  it("takes the place of the first once its own link was opened", async () => {
    const { personId, email } = await aPerson();
    const wanted = anEmail();
    valueOf(await asking(personId, wanted));
    expect(await personById(database(), personId)).toMatchObject({ email });
    expect(await addressAskedFor(database(), { id: personId, email }, START)).toBe(wanted);

    valueOf(await confirmEmail(after(0), { token: await tokenMailedTo(wanted, "confirm-email") }));
    expect(await personById(database(), personId)).toMatchObject({ email: wanted });
    expect([await signsIn(email, PASSWORD), await signsIn(wanted, PASSWORD)]).toEqual([
      false,
      true,
    ]);
  });

  it("is refused where the password is wrong, or the address makes no sense", async () => {
    const [{ personId, email }, other] = [await aPerson(), await aPerson()];
    const answers = [
      await asking(personId, anEmail(), "wrong password"),
      await asking(personId, "nobody"),
      await asking(personId, email.toUpperCase()),
      await asking(personId, other.email.toUpperCase()),
    ];
    expect(answers.map((answer) => refusalOf(answer).code)).toEqual([
      "wrong-password",
      "email-invalid",
      "email-same",
      "email-taken",
    ]);
  });

  it("goes to one of two who confirm it at the same moment", async () => {
    const both = [await aPerson(), await aPerson()];
    const wanted = anEmail();
    const tokens: string[] = [];
    for (const { personId } of both) {
      valueOf(await asking(personId, wanted));
      const bodies = (await mailsTo(wanted)).map(({ body }) => /lnk_[\w-]+/.exec(body)?.[0] ?? "");
      tokens.push(bodies.find((token) => !tokens.includes(token)) ?? "");
    }
    const answers = await Promise.all(tokens.map((token) => confirmEmail(after(0), { token })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.code))).toEqual([
      "email-taken",
    ]);
  });
});

describe("R-ACC-1 · a forgotten password", () => {
  it("is replaced by whoever reads the mails, and every session ends", async () => {
    const { personId, email } = await aPerson();
    const session = await openSession(after(0), {
      personId,
      userAgent: null,
      clockId: REAL_CLOCK,
    });
    const token = await aResetOf(email);
    valueOf(await resetPassword(after(1000), { token, password: NEW_PASSWORD, locale }));

    expect([await signsIn(email, PASSWORD), await signsIn(email, NEW_PASSWORD)]).toEqual([
      false,
      true,
    ]);
    expect(await continueSession(after(1000), session)).toBeNull();
    expect((await personOf(personId)).emailConfirmedAt).toEqual(after(1000).clock.now());
    expect((await mailsTo(email)).map(({ kind }) => kind)).toContain("password-changed");
    const again = await resetPassword(after(2000), { token, password: PASSWORD, locale });
    expect(refusalOf(again).code).toBe("link-used");
  });

  it.each([
    ["a millisecond before half an hour is over", HOUR_MS / 2 - 1, undefined],
    ["when it is over", HOUR_MS / 2, "link-expired"],
  ])("%s", async (_, ms, refused) => {
    const { email } = await aPerson();
    const request = { token: await aResetOf(email), password: NEW_PASSWORD, locale };
    const reset = await resetPassword(after(ms), request);
    expect(reset.ok ? undefined : reset.refusal.code).toBe(refused);
  });

  it("is replaced once, however many use the link at the same moment", async () => {
    const { email } = await aPerson();
    const token = await aResetOf(email);
    const uses = await Promise.all(
      [NEW_PASSWORD, `${NEW_PASSWORD} 2`].map((password) =>
        resetPassword(after(0), { token, password, locale }),
      ),
    );
    expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("an unfit password does not use the link up", async () => {
    const { email } = await aPerson();
    const token = await aResetOf(email);
    const unfit = await resetPassword(after(0), { token, password: "1234567890", locale });
    expect(refusalOf(unfit).code).toBe("password-common");
    const fit = await resetPassword(after(0), { token, password: NEW_PASSWORD, locale });
    expect(fit.ok).toBe(true);
  });

  it("not by a link to an address that is not theirs any more", async () => {
    const { personId, email } = await aPerson();
    const token = await aResetOf(email);
    await database().update(people).set({ email: anEmail() }).where(eq(people.id, personId));
    const reset = await resetPassword(after(0), { token, password: NEW_PASSWORD, locale });
    expect(refusalOf(reset).code).toBe("email-changed");
  });

  it("nobody is written to who is unknown or disabled, and neither is told", async () => {
    const { personId, email } = await aPerson();
    await database().update(people).set({ disabledAt: START }).where(eq(people.id, personId));
    const strangers = [email, anEmail(), "a\0b@example.com", "half \uD83D@example.com"];
    for (const each of strangers) {
      expect(await requestPasswordReset(after(0), { email: each, ...mail })).toBeUndefined();
    }
    const written = await database().select().from(mails).where(eq(mails.kind, "reset-password"));
    expect(written.filter(({ recipient }) => strangers.includes(recipient))).toEqual([]);
  });

  it("is asked for three times in a quarter of an hour, for known and unknown addresses alike", () => {
    const ask = (email: string, sender: string, ms = 0) =>
      countResetRequest(after(ms), { email, sender });
    const email = anEmail();
    const until = after(HOUR_MS / 4).clock.now();
    expect([1, 2, 3, 4].map(() => ask(email, "198.51.100.1"))).toEqual([null, null, null, until]);
    expect(ask(email.toUpperCase(), "198.51.100.2")).toEqual(until);
    expect(ask(email, "198.51.100.1", HOUR_MS / 4)).toBeNull();
  });

  it("and twenty times from one place", () => {
    const answers = Array.from({ length: 21 }, () =>
      countResetRequest(after(0), { email: anEmail(), sender: "198.51.100.9" }),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(20);
  });
});

describe("R-ACC-1 · a password is changed", () => {
  it("by whoever knows it; other sessions end, this one goes on", async () => {
    const { personId, email } = await aPerson();
    const open = () => openSession(after(0), { personId, userAgent: null, clockId: REAL_CLOCK });
    const [here, elsewhere] = [await open(), await open()];
    const change = { personId, sessionId: here, locale, newPassword: NEW_PASSWORD };

    const wrong = await changePassword(after(0), { ...change, password: "wrong password" });
    expect(refusalOf(wrong).code).toBe("wrong-password");
    const unfit = { ...change, password: PASSWORD, newPassword: "short" };
    expect(refusalOf(await changePassword(after(0), unfit)).code).toBe("password-too-short");
    valueOf(await changePassword(after(0), { ...change, password: PASSWORD }));

    expect(await signsIn(email, NEW_PASSWORD)).toBe(true);
    expect(await continueSession(after(0), here)).not.toBeNull();
    expect(await continueSession(after(0), elsewhere)).toBeNull();
    expect((await mailsTo(email)).map(({ kind }) => kind)).toContain("password-changed");
  });

  it("after ten wrong tries only a quarter of an hour later", async () => {
    const { personId } = await aPerson();
    const change = { personId, sessionId: "ses_none", locale, newPassword: NEW_PASSWORD };
    const tries = Array.from({ length: 12 }, () =>
      changePassword(after(0), { ...change, password: "wrong password" }),
    );
    const codes = (await Promise.all(tries)).map((each) => refusalOf(each).code);
    expect(codes.filter((code) => code === "wrong-password")).toHaveLength(10);
    const right = await changePassword(after(0), { ...change, password: PASSWORD });
    expect(refusalOf(right).code).toBe("try-later");
  });
});
