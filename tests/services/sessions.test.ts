import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { people, REAL_CLOCK } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { HOUR_MS } from "@/lib/core/calendar";
import { register } from "@/lib/services/register";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { continueSession } from "@/lib/services/sessions/continue-session";
import { endSession } from "@/lib/services/sessions/end-session";
import { openSession } from "@/lib/services/sessions/open-session";
import { watchClock } from "@/lib/services/sessions/watch-clock";
import { aStaff, as, refusalOf, valueOf } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const start = new Date("2025-11-18T06:00:00Z");
const visitor = { kind: "system", name: "tests" } as const;
const MINUTE_MS = HOUR_MS / 60;

const after = (ms: number) => ({ db: database(), clock: clockAt(new Date(start.getTime() + ms)) });
const open = (personId: string) =>
  openSession(after(0), { personId, userAgent: "Vitest", clockId: REAL_CLOCK });

async function aPerson(): Promise<string> {
  const registered = await register(as(database(), clockAt(start), visitor), {
    email: `${crypto.randomUUID()}@example.com`,
    password: "correct horse battery",
    name: "新芽工作室",
  });
  return valueOf(registered).personId;
}

describe("a session", () => {
  it("is known by an id of 256 random bits, and says whose it is", async () => {
    const personId = await aPerson();
    const id = await open(personId);
    expect(id).toMatch(/^ses_[\w-]{43}$/);
    expect(await continueSession(after(0), id)).toMatchObject({
      id,
      clockId: REAL_CLOCK,
      person: { id: personId, role: "customer", name: "新芽工作室" },
    });
    expect(await continueSession(after(0), "ses_unknown")).toBeNull();
  });

  it("is over the moment it is ended, and stays so", async () => {
    const id = await open(await aPerson());
    await endSession(after(0), id);
    await endSession(after(MINUTE_MS), id);
    expect(await continueSession(after(0), id)).toBeNull();
  });

  it("is over the moment its person is disabled", async () => {
    const personId = await aPerson();
    const id = await open(personId);
    await database().update(people).set({ disabledAt: start }).where(eq(people.id, personId));
    expect(await continueSession(after(0), id)).toBeNull();
  });

  it("of a customer ends after a day unused", async () => {
    const [used, unused] = [await open(await aPerson()), await open(await aPerson())];
    expect(await continueSession(after(20 * HOUR_MS), used)).not.toBeNull();
    expect(await continueSession(after(24 * HOUR_MS - 1), unused)).not.toBeNull();
    expect(await continueSession(after(40 * HOUR_MS), used)).not.toBeNull();
    expect(await continueSession(after(64 * HOUR_MS), used)).toBeNull();
  });

  it("of a customer ends after seven days, however busy", async () => {
    const id = await open(await aPerson());
    for (let hours = 12; hours < 7 * 24; hours += 12) {
      expect(await continueSession(after(hours * HOUR_MS), id)).not.toBeNull();
    }
    expect(await continueSession(after(7 * 24 * HOUR_MS), id)).toBeNull();
  });

  it("of staff ends after half an hour unused, and after twelve hours", async () => {
    const { personId } = await aStaff(database(), "finance");
    const [idle, busy] = [await open(personId), await open(personId)];
    expect(await continueSession(after(30 * MINUTE_MS), idle)).toBeNull();
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      expect(await continueSession(after(minutes * MINUTE_MS), busy)).not.toBeNull();
    }
    expect(await continueSession(after(12 * HOUR_MS), busy)).toBeNull();
  });

  it("R-TIME-1 · of staff looks at the accounts of one clock, which its owner alone may change", async () => {
    const [owner, colleague] = [
      await aStaff(database(), "support"),
      await aStaff(database(), "support"),
    ];
    const sessionId = await open(owner.personId);
    const clock = clockAt(start);
    const testClock = await createTestClock(as(database(), clock, visitor), {
      name: "演示",
      now: start,
    });

    valueOf(
      await watchClock(as(database(), clock, colleague), { sessionId, clockId: testClock.id }),
    );
    expect(await continueSession(after(0), sessionId)).toMatchObject({ clockId: REAL_CLOCK });
    valueOf(await watchClock(as(database(), clock, owner), { sessionId, clockId: testClock.id }));
    expect(await continueSession(after(0), sessionId)).toMatchObject({ clockId: testClock.id });
    const unknown = await watchClock(as(database(), clock, owner), {
      sessionId,
      clockId: "clk_unknown",
    });
    expect(refusalOf(unknown).code).toBe("clock-not-found");
  });
});
