import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { clocks, packs, REAL_CLOCK } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { changeAccount } from "@/lib/services/change-account";
import { performers } from "@/lib/services/due/performers";
import { ensureFreePack } from "@/lib/services/free-packs";
import { lockAccount } from "@/lib/services/lock-account";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { aCatalog, aCustomer, as } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOVEMBER = clockAt(shanghai("2025-11-18T12:00:00"));
const FIRST = shanghai("2025-12-01T00:00:00");
const SYSTEM = { kind: "system", name: "test" } as const;

const grant = (at = FIRST) =>
  performers["free-packs"](as(database(), clockAt(at), SYSTEM), REAL_CLOCK, at);
const decembers = (accountId: string) =>
  database()
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.freeMonth, "2025-12")));

type Facts = Parameters<typeof changeAccount>[2];
const arrears = { arrearsSince: NOVEMBER.now(), graceEndsAt: NOVEMBER.now() };
const STATES: readonly (readonly [
  state: string,
  activated: boolean,
  facts: Facts,
  packs: number,
])[] = [
  ["active", true, {}, 1],
  ["never activated", false, {}, 0],
  ["activating", false, { activationRequestedAt: NOVEMBER.now() }, 0],
  ["in arrears, in its grace time", true, arrears, 1],
  ["suspended for arrears", true, { ...arrears, suspendedForArrearsAt: NOVEMBER.now() }, 0],
  ["stopped for its content", true, { contentStoppedAt: NOVEMBER.now() }, 0],
  [
    "suspended for both",
    true,
    { ...arrears, suspendedForArrearsAt: NOVEMBER.now(), contentStoppedAt: NOVEMBER.now() },
    0,
  ],
  ["closed", true, { closedAt: NOVEMBER.now() }, 0],
];

async function anAccount(activated: boolean, facts: Facts): Promise<string> {
  const { accountId } = await aCustomer(database(), { clock: NOVEMBER, activated });
  await database().transaction(async (tx) =>
    changeAccount(tx, await lockAccount(tx, NOVEMBER, accountId), { name: "改名", ...facts }),
  );
  return accountId;
}

describe("the free packs of a month, given to all at once", () => {
  it.each(STATES)(
    "R-FREE-1 R-FREE-2 · %s: as when each is asked alone",
    async (_, activated, facts, count) => {
      const [together, alone] = [
        await anAccount(activated, facts),
        await anAccount(activated, facts),
      ];
      const given = await database().transaction(async (tx) =>
        ensureFreePack(tx, await lockAccount(tx, clockAt(FIRST), alone), FIRST),
      );
      await grant();
      const [byJob, byItself] = [await decembers(together), await decembers(alone)];
      expect(byJob).toHaveLength(count);
      expect(given).toBe(count > 0);
      const terms = byJob.map(({ accountId: _account, id: _id, ...pack }) => pack);
      expect(terms).toEqual(byItself.map(({ accountId: _account, id: _id, ...pack }) => pack));
      if (count > 0) {
        expect(terms).toMatchObject([
          { callsTotal: 1000, startsAt: FIRST, endsAt: shanghai("2026-01-01T00:00:00") },
        ]);
      }
    },
  );

  it("R-FREE-1 · done twice, and by two workers at once, each account has one", async () => {
    const accountId = await anAccount(true, {});
    const [first, second] = await Promise.all([grant(), grant()]);
    expect(first + second).toBeGreaterThan(0);
    expect(await grant()).toBe(0);
    expect(await decembers(accountId)).toHaveLength(1);
    const [clock] = await database().select().from(clocks).where(eq(clocks.id, REAL_CLOCK));
    expect(clock?.grantedThrough).toBe("2025-12");
  });

  it("R-FREE-3 · the job and the month's first calls race: one pack, and it covers them", async () => {
    const accountIds = await Promise.all(Array.from({ length: 5 }, () => anAccount(true, {})));
    const moment = clockAt(new Date(FIRST.getTime() + 1));
    const call = (accountId: string) =>
      recordCalls(database(), moment, [
        {
          accountId,
          key: randomUUID(),
          product: "general",
          edition: null,
          calls: 10,
          occurredAt: null,
        },
      ]);
    const [, ...answers] = await Promise.all([
      grant(),
      ...accountIds.map(call),
      ...accountIds.map(call),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject([{ cover: { free: 10, postpaid: 0 } }]);
    }
    for (const accountId of accountIds) {
      expect(await decembers(accountId)).toMatchObject([{ callsTotal: 1000, callsUsed: 20 }]);
    }
  });

  it("R-FREE-1 · an account activated after the 1st has one from then on; a free quota of none gives none", async () => {
    const later = clockAt(shanghai("2026-02-10T09:00:00"));
    const { accountId } = await aCustomer(database(), { clock: later });
    const [pack] = await database().select().from(packs).where(eq(packs.accountId, accountId));
    expect(pack).toMatchObject({ freeMonth: "2026-02", startsAt: later.now() });

    const { general } = FIRST_CATALOG.products;
    await aCatalog(database(), {
      ...FIRST_CATALOG,
      version: 2,
      effectiveFrom: shanghai("2026-03-01T00:00:00"),
      products: { ...FIRST_CATALOG.products, general: { ...general, freeCallsPerMonth: 0 } },
    });
    expect(await grant(shanghai("2026-03-01T00:00:00"))).toBe(0);
  });
});
