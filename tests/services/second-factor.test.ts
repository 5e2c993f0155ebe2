import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { signInFactsOf } from "@/db/queries/people";
import { sessionsOf } from "@/db/queries/sessions";
import { mails, people, REAL_CLOCK, recoveryCodes } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { HOUR_MS } from "@/lib/core/calendar";
import { cipherOf } from "@/lib/services/crypt";
import type { System } from "@/lib/services/context";
import { register } from "@/lib/services/register";
import { hireStaff } from "@/lib/services/sandbox/hire-staff";
import { beginSecondFactor } from "@/lib/services/second-factor/begin-second-factor";
import { disableSecondFactor } from "@/lib/services/second-factor/disable-second-factor";
import { enableSecondFactor } from "@/lib/services/second-factor/enable-second-factor";
import { giveCode } from "@/lib/services/second-factor/give-code";
import { renewRecoveryCodes } from "@/lib/services/second-factor/renew-recovery-codes";
import { totpAddress } from "@/lib/services/second-factor/totp";
import { continueSession } from "@/lib/services/sessions/continue-session";
import { endOtherSessions } from "@/lib/services/sessions/end-other-sessions";
import { endOwnSession } from "@/lib/services/sessions/end-own-session";
import { openSession } from "@/lib/services/sessions/open-session";
import { codeAt } from "@/tests/support/authenticator";
import { as, refusalOf, valueOf } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const START = new Date("2025-11-18T06:32:00Z");
const STEP_MS = 30_000;
const PASSWORD = "correct horse battery";
const TESTS: System = { kind: "system", name: "tests" };
const cipher = cipherOf("0123456789abcdef".repeat(4));
const locale = "zh-CN" as const;

const at = (ms: number) => new Date(START.getTime() + ms);
const after = (ms: number) => ({ db: database(), clock: clockAt(at(ms)) });
const open = (personId: string, secondFactor?: "given" | "owed") =>
  openSession(after(0), { personId, userAgent: "Vitest", clockId: REAL_CLOCK, secondFactor });

async function aPerson() {
  const email = `${crypto.randomUUID()}@example.com`;
  const { personId, accountId } = valueOf(
    await register(as(database(), clockAt(START), TESTS), {
      email,
      password: PASSWORD,
      name: "新芽工作室",
    }),
  );
  return { personId, accountId, email };
}

/** The secret as it is scanned; the database has it sealed. */
async function secretOf(personId: string): Promise<string> {
  const [person] = await database().select().from(people).where(eq(people.id, personId));
  return cipher.open(person?.totpSecretEncrypted ?? "");
}

/** Somebody whose authenticator has shown its first code, that of `START`. */
async function aPersonWithAuthenticator() {
  const person = await aPerson();
  const { personId } = person;
  valueOf(await beginSecondFactor(after(0), { personId, cipher }));
  const secret = await secretOf(personId);
  const sessionId = await open(personId);
  const code = codeAt(secret, START);
  const request = { personId, sessionId, code, cipher, locale };
  const codes = valueOf(await enableSecondFactor(after(0), request));
  return { ...person, secret, sessionId, codes };
}

/** Gives a code as the second step of signing in does. */
const giving = (personId: string, code: string, ms: number) =>
  giveCode(after(ms), { personId, code, cipher, locale });

describe("R-ACC-1 · RFC 6238 · setting an authenticator up", () => {
  it("takes effect with its first code: sealed, for this session, the others over, told by mail", async () => {
    const { personId, email } = await aPerson();
    const [here, elsewhere] = [await open(personId), await open(personId)];
    const request = { personId, sessionId: here, cipher, locale };
    const early = await enableSecondFactor(after(0), { ...request, code: "123456" });
    expect(refusalOf(early).code).toBe("not-begun");

    valueOf(await beginSecondFactor(after(0), { personId, cipher }));
    const secret = await secretOf(personId);
    expect(totpAddress(secret, email)).toContain(`otpauth://totp/Tuqian:`);
    expect(await signInFactsOf(database(), personId)).toMatchObject({
      totpEnabledAt: null,
      codesLeft: 0,
    });
    const wrong = await enableSecondFactor(after(0), {
      ...request,
      code: codeAt(secret, START, 2),
    });
    expect(refusalOf(wrong).code).toBe("wrong-code");

    const code = codeAt(secret, START);
    const codes = valueOf(
      await enableSecondFactor(after(0), {
        ...request,
        code: `${code.slice(0, 3)} ${code.slice(3)}`,
      }),
    );
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((each) => /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/.test(each))).toBe(
      true,
    );
    const stored = await database()
      .select()
      .from(recoveryCodes)
      .where(eq(recoveryCodes.personId, personId));
    expect(stored.some(({ hash }) => codes.includes(hash))).toBe(false);
    expect(await signInFactsOf(database(), personId)).toMatchObject({
      totpEnabledAt: START,
      codesLeft: 10,
    });
    expect(await continueSession(after(0), here)).toMatchObject({ secondFactorAt: START });
    expect(await continueSession(after(0), elsewhere)).toBeNull();
    const [told] = await database().select().from(mails).where(eq(mails.recipient, email));
    expect(told?.body).toContain("刚刚启用");

    const again = await beginSecondFactor(after(0), { personId, cipher });
    expect(refusalOf(again).code).toBe("already-enabled");
  });

  it("is done once, however many give the first code at the same moment", async () => {
    const { personId } = await aPerson();
    valueOf(await beginSecondFactor(after(0), { personId, cipher }));
    const code = codeAt(await secretOf(personId), START);
    const sessionId = await open(personId);
    const tries = await Promise.all(
      [1, 2].map(() => enableSecondFactor(after(0), { personId, sessionId, code, cipher, locale })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await signInFactsOf(database(), personId)).toMatchObject({ codesLeft: 10 });
  });
});

describe("R-ACC-1 · RFC 6238 · the second step of signing in", () => {
  const LATER = 10 * STEP_MS;

  it.each([
    ["two steps old", -2, false],
    ["one step old", -1, true],
    ["of this step", 0, true],
    ["of the next step", 1, true],
    ["of the step after the next", 2, false],
  ])("takes a code %s: %d → %s", async (_, steps, taken) => {
    const { personId, secret } = await aPersonWithAuthenticator();
    const given = await giving(personId, codeAt(secret, at(LATER), steps), LATER);
    expect(given.ok).toBe(taken);
  });

  it("takes a code once, also within its time, and none that is older", async () => {
    const { personId, secret } = await aPersonWithAuthenticator();
    const [older, code] = [codeAt(secret, at(LATER), -1), codeAt(secret, at(LATER))];
    expect(refusalOf(await giving(personId, codeAt(secret, START), 0)).code).toBe("wrong-code");
    const both = await Promise.all([1, 2].map(() => giving(personId, code, LATER)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(await giving(personId, older, LATER)).code).toBe("wrong-code");
    expect((await giving(personId, codeAt(secret, at(LATER), 1), LATER)).ok).toBe(true);
  });

  it("takes a recovery code once, however it is typed, and tells by mail", async () => {
    const { personId, email, codes } = await aPersonWithAuthenticator();
    const [first = "", second = ""] = codes;
    const typed = first.replace("-", " ").toLowerCase();
    const both = await Promise.all([1, 2].map(() => giving(personId, typed, LATER)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(await giving(personId, first, LATER)).code).toBe("wrong-code");
    expect((await giving(personId, second, LATER + 1)).ok).toBe(true);
    expect(await signInFactsOf(database(), personId)).toMatchObject({ codesLeft: 8 });
    const told = await database().select().from(mails).where(eq(mails.recipient, email));
    expect(told.filter(({ body }) => body.includes("恢复码登录"))).toHaveLength(2);
  });

  it("takes nobody else's recovery code, and none of who has no authenticator", async () => {
    const [one, other] = [await aPersonWithAuthenticator(), await aPerson()];
    const another = await aPersonWithAuthenticator();
    for (const { personId } of [other, another]) {
      expect(refusalOf(await giving(personId, one.codes[0] ?? "", LATER)).code).toBe("wrong-code");
    }
  });

  it("after ten wrong codes only a quarter of an hour later", async () => {
    const { personId, codes } = await aPersonWithAuthenticator();
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => giving(personId, "not a code", LATER)),
    );
    const refused = guesses.map((guess) => refusalOf(guess).code);
    expect(refused.filter((code) => code === "wrong-code")).toHaveLength(10);
    const [code = ""] = codes;
    expect(refusalOf(await giving(personId, code, LATER)).code).toBe("try-later");
    expect((await giving(personId, code, LATER + HOUR_MS / 4)).ok).toBe(true);
  });

  it("has a quarter of an hour, and then begins anew", async () => {
    const { personId } = await aPersonWithAuthenticator();
    const [owed, given] = [await open(personId, "owed"), await open(personId, "given")];
    expect(await continueSession(after(HOUR_MS / 4 - 1), owed)).toMatchObject({
      secondFactorAt: null,
    });
    expect(await continueSession(after(HOUR_MS / 4), owed)).toBeNull();
    expect(await continueSession(after(HOUR_MS / 4), given)).toMatchObject({
      secondFactorAt: START,
    });
  });
});

describe("R-ACC-1 · changing a second factor takes the password and a code", () => {
  it("to renew the recovery codes: those before are void, other sessions end", async () => {
    const { personId, sessionId, secret, codes } = await aPersonWithAuthenticator();
    const elsewhere = await open(personId, "given");
    const request = { personId, sessionId, cipher, locale, password: PASSWORD };
    const code = codeAt(secret, at(STEP_MS));
    const wrong = await renewRecoveryCodes(after(STEP_MS), { ...request, password: "no", code });
    expect(refusalOf(wrong).code).toBe("wrong-password");
    const other = await renewRecoveryCodes(after(STEP_MS), { ...request, code: "000000" });
    expect(refusalOf(other).code).toBe("wrong-code");

    const renewed = valueOf(await renewRecoveryCodes(after(STEP_MS), { ...request, code }));
    expect(renewed.some((each) => codes.includes(each))).toBe(false);
    expect(await continueSession(after(STEP_MS), elsewhere)).toBeNull();
    expect(await continueSession(after(STEP_MS), sessionId)).not.toBeNull();
    expect((await giving(personId, codes[0] ?? "", STEP_MS)).ok).toBe(false);
    expect((await giving(personId, renewed[0] ?? "", STEP_MS)).ok).toBe(true);
  });

  it("to do without: nothing of it is left", async () => {
    const { personId, accountId, sessionId, codes } = await aPersonWithAuthenticator();
    const customer = { kind: "customer", accountId, by: personId } as const;
    const request = { personId, sessionId, cipher, locale, password: PASSWORD };
    const disabling = () =>
      disableSecondFactor(
        { ...after(STEP_MS), actor: customer },
        { ...request, code: codes[0] ?? "", staffSecondFactor: "required" },
      );
    valueOf(await disabling());
    expect(await signInFactsOf(database(), personId)).toMatchObject({
      totpEnabledAt: null,
      totpSecretEncrypted: null,
      codesLeft: 0,
    });
    expect(refusalOf(await disabling()).code).toBe("not-enabled");
  });

  it("which staff may not do where it is required", async () => {
    const hired = valueOf(
      await hireStaff(as(database(), clockAt(START), TESTS), { role: "support" }),
    );
    const { personId } = hired;
    const staff = { kind: "staff", personId, role: "support" } as const;
    const request = { personId, sessionId: "ses_none", cipher, locale };
    const refused = await disableSecondFactor(
      { ...after(0), actor: staff },
      { ...request, password: PASSWORD, code: "000000", staffSecondFactor: "required" },
    );
    expect(refusalOf(refused).code).toBe("required-of-staff");
  });
});

describe("R-ACC-1 · where somebody is signed in", () => {
  const listed = (personId: string) =>
    sessionsOf(database(), personId, { now: START, seenSince: at(-24 * HOUR_MS) });

  it("is listed without its secret, and ended from anywhere", async () => {
    const [{ personId }, stranger] = [await aPerson(), await aPerson()];
    const [here, there] = [await open(personId), await open(personId)];
    const [first, second] = await listed(personId);
    if (!first || !second) throw new Error("two sessions are open");
    expect(first.handle).toMatch(/^[0-9a-f]{64}$/);
    const other = [first, second].find(({ id }) => id === there);
    const { handle = "" } = other ?? {};

    const theirs = await endOwnSession(after(0), { personId: stranger.personId, handle });
    expect(refusalOf(theirs).code).toBe("session-not-found");
    valueOf(await endOwnSession(after(0), { personId, handle }));
    expect(await continueSession(after(0), there)).toBeNull();
    expect((await listed(personId)).map(({ id }) => id)).toEqual([here]);
  });

  it("everywhere but here ends at once; who owes a code is not signed in", async () => {
    const { personId, sessionId } = await aPersonWithAuthenticator();
    const [there] = [await open(personId, "given"), await open(personId, "owed")];
    expect((await listed(personId)).map(({ id }) => id).toSorted()).toEqual(
      [sessionId, there].toSorted(),
    );
    await endOtherSessions(after(0), { personId, sessionId });
    expect((await listed(personId)).map(({ id }) => id)).toEqual([sessionId]);
  });
});
