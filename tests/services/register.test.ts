import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accountOf } from "@/db/queries/accounts";
import { personByEmail } from "@/db/queries/people";
import { accounts, auditLog, people, REAL_CLOCK } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { AGREED_AT } from "@/lib/core/agreement";
import { authenticate } from "@/lib/services/authenticate";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { pursesOf } from "@/lib/services/ledger";
import { register } from "@/lib/services/register";
import { as, refusalOf, valueOf } from "@/tests/support/factories";
import { inText } from "@/tests/support/money";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));
const visitor = { kind: "system", name: "tests" } as const;
const PASSWORD = "correct horse battery";

const registering = (change: Partial<Parameters<typeof register>[1]> = {}) =>
  register(as(database(), clock, visitor), {
    email: `${crypto.randomUUID()}@example.com`,
    password: PASSWORD,
    name: "青禾相册",
    ...change,
  });

describe("R-ACC-1 · a person registers", () => {
  it("and has an account with empty purses, on the real clock", async () => {
    const { accountId, personId } = valueOf(
      await registering({ email: "Qing.He@example.com", agreedTo: AGREED_AT.registration }),
    );

    const account = await accountOf(database(), accountId);
    expect(account).toMatchObject({
      name: "青禾相册",
      clockId: REAL_CLOCK,
      testClock: null,
      verifiedAt: null,
    });
    expect(inText(await pursesOf(database(), accountId))).toEqual({
      cash: "0.00",
      income: "0.00",
      gift: "0.00",
      frozen: "0.00",
    });
    expect(await personByEmail(database(), "qing.he@EXAMPLE.com")).toMatchObject({
      id: personId,
      role: "customer",
      accountId,
    });
    const [entry] = await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.accountId, accountId));
    expect(entry).toMatchObject({
      actor: `customer:${personId}`,
      action: "register",
      details: { agreed: ["service v1", "privacy v1"] },
    });
  });

  it("on a test clock, whose time is the account's (R-TIME-1)", async () => {
    const now = shanghai("2027-02-28T23:59:59");
    const testClock = await createTestClock(as(database(), clock, visitor), { name: "演示", now });
    const { accountId } = valueOf(await registering({ clockId: testClock.id }));
    expect(await accountOf(database(), accountId)).toMatchObject({
      createdAt: now,
      testClock: { now },
    });
  });

  it("once per e-mail address, in capitals or not, however many try at once", async () => {
    const before = await database().$count(accounts);
    const tries = ["a@example.com", "A@example.com", "a@EXAMPLE.com"].map((email) =>
      registering({ email }),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(await registering({ email: "a@example.com" }))).toEqual({
      code: "email-taken",
      rule: "R-ACC-1",
    });
    expect(await database().$count(accounts)).toBe(before + 1);
  });

  it.each([
    ["email-invalid", { email: "nobody" }],
    ["email-invalid", { email: "раураl@example.com" }],
    ["email-invalid", { email: "a\0b@example.com" }],
    ["name-invalid", { name: " " }],
    ["name-invalid", { name: "x".repeat(101) }],
    ["name-invalid", { name: "a\u202Eb" }],
    ["name-invalid", { name: "a\0b" }],
    ["name-invalid", { name: "half \uD83D" }],
    ["password-too-short", { password: "123456789" }],
    ["password-too-short", { password: "👍👍👍👍👍" }],
    ["password-too-long", { password: "a1".repeat(129) }],
    ["password-common", { password: "1234567890" }],
    ["password-common", { password: "Password2025" }],
    ["password-common", { password: "aaaaaaaaaaaa" }],
    ["password-common", { email: "linxiao@example.com", password: "linxiao2025" }],
  ])("refuses %s: %j", async (code, change) => {
    expect(refusalOf(await registering(change)).code).toBe(code);
  });
});

describe("R-ACC-1 · a person signs in", () => {
  const signingIn = (email: string, password = PASSWORD, at = clock) =>
    authenticate({ db: database(), clock: at }, { email, password });

  it("with their e-mail address in any spelling and their password", async () => {
    const { personId } = valueOf(await registering({ email: "in@example.com" }));
    expect(valueOf(await signingIn(" In@Example.com "))).toEqual({ personId });
  });

  it("and is told the same whether the address or the password was wrong", async () => {
    valueOf(await registering({ email: "known@example.com" }));
    const answers = [
      await signingIn("known@example.com", "wrong password"),
      await signingIn("unknown@example.com"),
      await signingIn("a\0b@example.com"),
      await signingIn("known@example.com", "x".repeat(1_000)),
    ];
    expect(new Set(answers.map((answer) => refusalOf(answer).code))).toEqual(
      new Set(["wrong-email-or-password"]),
    );
  });

  it("but not once disabled", async () => {
    const { personId } = valueOf(await registering({ email: "gone@example.com" }));
    await database().update(people).set({ disabledAt: clock.now() }).where(eq(people.id, personId));
    expect(refusalOf(await signingIn("gone@example.com"))).toEqual({ code: "disabled" });
    expect(refusalOf(await signingIn("gone@example.com", "wrong password")).code).toBe(
      "wrong-email-or-password",
    );
  });

  it("after ten wrong guesses only a quarter of an hour later", async () => {
    valueOf(await registering({ email: "guessed@example.com" }));
    const guesses = Array.from({ length: 20 }, () =>
      signingIn("guessed@example.com", "wrong password"),
    );
    const codes = (await Promise.all(guesses)).map((guess) => refusalOf(guess).code);
    expect(codes.filter((code) => code === "wrong-email-or-password")).toHaveLength(10);

    const until = shanghai("2025-11-18T14:47:05");
    expect(refusalOf(await signingIn("guessed@example.com"))).toEqual({ code: "try-later", until });
    expect((await signingIn("guessed@example.com", PASSWORD, clockAt(until))).ok).toBe(true);
  });
});
