import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accountOf } from "@/db/queries/accounts";
import { billOf } from "@/db/queries/bills";
import { noticesOf } from "@/db/queries/notices";
import { packs } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { serviceState } from "@/lib/core/account";
import { oneYearLater } from "@/lib/core/calendar";
import { activateService } from "@/lib/services/activate-service";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { closeService } from "@/lib/services/close-service";
import type { Customer } from "@/lib/services/context";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import {
  aBoughtPack,
  aCustomer,
  aGiftedPack,
  as,
  refusalOf,
  valueOf,
} from "@/tests/support/factories";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-11-18T12:00:00");
const clock = clockAt(NOON);

const customerWith = (wish: Partial<Parameters<typeof aCustomer>[1]> = {}) =>
  aCustomer(database(), { clock, ...wish });
const closing = (customer: Customer, at = clock) => closeService(as(database(), at, customer));
const packsOf = ({ accountId }: Customer) =>
  database().select().from(packs).where(eq(packs.accountId, accountId));

async function stateOf({ accountId }: Customer) {
  const account = await accountOf(database(), accountId);
  if (!account) throw new Error("no account");
  return serviceState(account);
}

const call = async ({ accountId }: Customer, at = clock, occurredAt: Date | null = null) => {
  const [answer] = await recordCalls(database(), at, [
    { accountId, key: randomUUID(), product: "general", edition: null, calls: 1, occurredAt },
  ]);
  if (!answer) throw new Error("no answer");
  return answer.outcome === "refused" ? answer.refusal.code : answer.outcome;
};

describe("R-ACC-3 · closing the service", () => {
  it("refuses calls and purchases from now on, is told once, and answers the same again", async () => {
    const customer = await customerWith({ cash: "100.00" });
    expect(await call(customer)).toBe("recorded");
    expect(valueOf(await closing(customer))).toEqual({ closedAt: NOON });
    expect(await stateOf(customer)).toBe("closed");
    expect(await call(customer)).toBe("closed");
    const purchase = await buyPacks(as(database(), clock, customer), {
      accountId: customer.accountId,
      sku: "general-10k",
      quantity: 1,
      requestKey: randomUUID(),
    });
    expect(refusalOf(purchase)).toEqual({ code: "service-closed", rule: "R-ACC-3" });

    const later = clockAt(shanghai("2025-11-20T12:00:00"));
    expect(valueOf(await closing(customer, later))).toEqual({ closedAt: NOON });
    const notices = await noticesOf(database(), customer.accountId, { limit: 10 });
    expect(notices.filter(({ kind }) => kind === "service-closed")).toHaveLength(1);
  });

  it("counts what happened before it and is reported after", async () => {
    const customer = await customerWith({ clock: clockAt(shanghai("2025-11-01T00:00:00")) });
    valueOf(await closing(customer));
    const report = (occurredAt: string) => call(customer, clock, shanghai(occurredAt));
    expect(await report("2025-11-18T11:59:59.999")).toBe("recorded");
    expect(await report("2025-11-18T12:00:00")).toBe("closed");
  });

  it("is refused while a bought pack has calls left, and says which", async () => {
    const customer = await customerWith({ cash: "100.00" });
    const pack = await aBoughtPack(database(), { accountId: customer.accountId, clock });
    const { id, endsAt } = pack;
    expect(refusalOf(await closing(customer))).toEqual({
      code: "bought-calls-left",
      rule: "R-ACC-3",
      calls: 10_000,
      packs: [{ id, callsLeft: 10_000, endsAt }],
    });
    expect(await stateOf(customer)).toBe("active");
  });

  it.each([
    ["a millisecond before its pack ends", -1, "bought-calls-left"],
    ["when it ends, even where no job has ended it yet", 0, undefined],
  ])("%s", async (_, ms, refused) => {
    const customer = await customerWith({ cash: "100.00" });
    const { accountId } = customer;
    const { endsAt } = await aBoughtPack(database(), { accountId, clock });
    expect(endsAt).toEqual(oneYearLater(NOON));
    const closed = await closing(customer, clockAt(new Date(endsAt.getTime() + ms)));
    expect(closed.ok ? undefined : closed.refusal.code).toBe(refused);
  });

  it("is refused in arrears, and before there was anything to close", async () => {
    const owing = await customerWith();
    await charge(database(), clock, owing.accountId, "36.20");
    const { code, rule } = refusalOf(await closing(owing));
    expect([code, rule]).toEqual(["in-arrears", "R-ARR-1"]);
    const inactive = await customerWith({ activated: false });
    expect(refusalOf(await closing(inactive)).code).toBe("not-activated");
  });

  it("keeps gifted packs, which cover again once the service is activated again", async () => {
    const customer = await customerWith();
    await aGiftedPack(database(), { accountId: customer.accountId, clock });
    valueOf(await closing(customer));
    const later = clockAt(shanghai("2025-11-20T12:00:00"));
    valueOf(await activateService(as(database(), later, customer)));
    expect(await stateOf(customer)).toBe("active");
    expect(await call(customer, later)).toBe("recorded");
    // The month's free pack was given before; there is no second one.
    expect((await packsOf(customer)).map(({ kind }) => kind).toSorted()).toEqual([
      "free",
      "gifted",
    ]);
  });

  it("does not reopen in arrears", async () => {
    const customer = await customerWith();
    valueOf(await closing(customer));
    await charge(database(), clock, customer.accountId, "1.00");
    const reopened = await activateService(as(database(), clock, customer));
    expect(refusalOf(reopened)).toEqual({ code: "in-arrears", rule: "R-ACC-2" });
  });
});

it("R-ACC-3, R-SET-4, R-FREE-1 · a closed service is billed for its last month and given no free pack", async () => {
  const system = as(database(), clock, { kind: "system", name: "tests" } as const);
  const { id: clockId } = await createTestClock(system, { name: "演示", now: NOON });
  const customer = await customerWith({ clockId, cash: "100.00" });
  await recordCalls(database(), clock, [
    {
      accountId: customer.accountId,
      key: randomUUID(),
      product: "legacy",
      edition: "web",
      calls: 10_000,
      occurredAt: null,
    },
  ]);
  valueOf(await closing(customer));
  valueOf(await advanceTestClock(system, { clockId, to: shanghai("2025-12-02T00:00:00") }));

  const bill = await billOf(database(), customer.accountId, "2025-11");
  expect(bill).toMatchObject({ total: "25.00" });
  expect((await packsOf(customer)).map(({ freeMonth }) => freeMonth)).toEqual(["2025-11"]);
  valueOf(await activateService(as(database(), clock, customer)));
  expect((await packsOf(customer)).map(({ freeMonth }) => freeMonth).toSorted()).toEqual([
    "2025-11",
    "2025-12",
  ]);
});

describe("R-ACC-3 · what meets the closing at the same moment", () => {
  it("a purchase comes before it, which refuses the closing, or after it and is refused", async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = await customerWith({ cash: "100.00" });
      const { accountId } = customer;
      const request = { accountId, sku: "general-10k", quantity: 1, requestKey: randomUUID() };
      const [closed, bought] = await Promise.all([
        closing(customer),
        buyPacks(as(database(), clock, customer), request),
      ]);
      expect([closed.ok, bought.ok].filter(Boolean)).toHaveLength(1);
      const held = (await packsOf(customer)).filter(({ kind }) => kind === "bought");
      expect(held).toHaveLength(bought.ok ? 1 : 0);
      expect(await stateOf(customer)).toBe(closed.ok ? "closed" : "active");
    }
  });

  it("a call is counted before it, or refused after it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const customer = await customerWith();
      const [closed, called] = await Promise.all([closing(customer), call(customer)]);
      expect(closed.ok).toBe(true);
      const [free] = await packsOf(customer);
      expect(free?.callsUsed).toBe(called === "recorded" ? 1 : 0);
      expect(["recorded", "closed"]).toContain(called);
      expect(await call(customer)).toBe("closed");
    }
  });
});
