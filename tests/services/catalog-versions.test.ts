import { randomUUID } from "node:crypto";

import { and, eq, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { catalogVersionsOf, deedsOfVersion } from "@/db/queries/catalog-versions";
import { catalogVersions, notices, packs } from "@/db/schema";
import { clockAt, type Clock } from "@/lib/clock";
import { announceCatalogVersion } from "@/lib/services/catalog/announce-version";
import { publishCatalogVersion } from "@/lib/services/catalog/publish-version";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { recordCalls } from "@/lib/services/metering/record-calls";
import {
  aBoughtPack,
  aCatalog,
  aCustomer,
  as,
  aStaff,
  refusalOf,
  valueOf,
} from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-11-18T12:00:00");
const NOW = clockAt(NOON);
const SYSTEM = { kind: "system", name: "test" } as const;

const publishing = async (draft: object, clock: Clock = NOW) => {
  await aCatalog(database());
  return publishCatalogVersion(as(database(), clock, await aStaff(database(), "operator")), draft);
};
const quota = (freeCallsPerMonth: number, effectiveFrom: string) => ({
  effectiveFrom: `${effectiveFrom}+08:00`,
  products: { general: { freeCallsPerMonth } },
});
const toldOf = (accountId: string, kind: string) =>
  database()
    .select()
    .from(notices)
    .where(and(eq(notices.accountId, accountId), like(notices.occasion, `${kind}:%`)));

// One story: versions are published for good, so each test begins where the one before ended.
describe("publishing a version", () => {
  it("R-CAT-6 · a lower quota without its notice is refused with the earliest date, and nothing is written", async () => {
    const refusal = refusalOf(await publishing(quota(800, "2025-12-01T00:00:00")));
    expect(refusal).toEqual({
      code: "quota-notice-too-short",
      rule: "R-CAT-6",
      days: 30,
      earliest: shanghai("2026-01-01T00:00:00"),
    });
    expect(refusalOf(await publishing(quota(800, "2026-01-01T00:00:00.001")))).toMatchObject({
      code: "quota-not-from-month-start",
    });
    const malformed = { ...quota(0, "2026-01-01T00:00:00"), packs: [{ sku: "general-1k" }] };
    expect(refusalOf(await publishing(malformed))).toMatchObject({
      code: "malformed",
      field: "packs.0.sku",
    });
    expect(await database().$count(catalogVersions)).toBe(1);
  });

  it("R-CAT-5 · only an operator publishes", async () => {
    for (const role of ["support", "finance"] as const) {
      const staff = as(database(), NOW, await aStaff(database(), role));
      expect(
        refusalOf(await publishCatalogVersion(staff, quota(900, "2026-01-01T00:00:00"))),
      ).toMatchObject({ code: "wrong-role" });
    }
  });

  it("R-CAT-6 · published in time, every activated account is told once, at its own time, however often the work restarts", async () => {
    const active = await aCustomer(database(), { clock: NOW });
    const inactive = await aCustomer(database(), { clock: NOW, activated: false });
    const there = shanghai("2025-03-05T08:00:00");
    const { id: clockId } = await createTestClock(as(database(), NOW, SYSTEM), {
      name: "behind",
      now: there,
    });
    const inTest = await aCustomer(database(), { clock: clockAt(there), clockId });

    const published = valueOf(await publishing(quota(800, "2026-01-01T00:00:00")));
    expect(published).toMatchObject({ lowersFreeQuota: true, recipients: 2 });
    const { version } = published.catalog;
    expect(version).toBe(2);
    // Pressed again it is the same version.
    const again = valueOf(await publishing(quota(800, "2026-01-01T00:00:00")));
    expect(again.catalog.version).toBe(2);

    const announcing = () => announceCatalogVersion(as(database(), NOW, SYSTEM), version);
    const told = await Promise.all([announcing(), announcing()]);
    expect(Math.max(...told)).toBe(2);
    expect(await announcing()).toBe(0);
    const values = {
      product: "general",
      callsBefore: 1000,
      callsAfter: 800,
      from: "2026-01-01T00:00:00.000+08:00",
    };
    expect(await toldOf(active.accountId, "quota-change")).toMatchObject([{ values, at: NOON }]);
    expect(await toldOf(inTest.accountId, "quota-change")).toMatchObject([{ values, at: there }]);
    expect(await toldOf(inactive.accountId, "quota-change")).toEqual([]);
    expect(await toldOf(active.accountId, "price-change")).toEqual([]);

    // A run that was cut off goes on with those who were not told yet.
    await database().delete(notices).where(eq(notices.accountId, inTest.accountId));
    expect(await announcing()).toBe(1);
    expect(await toldOf(inTest.accountId, "quota-change")).toHaveLength(1);
    const actions = (await deedsOfVersion(database(), version)).map(({ action }) => action);
    expect(actions.at(-1)).toBe("publish-catalog-version");
    expect(
      actions.filter((action) => action === "announce-catalog-version").length,
    ).toBeGreaterThan(1);
  });

  it("R-CAT-5 · it is announced, in force from its first instant on, and then past", async () => {
    const stateAt = async (clock: string) =>
      (await catalogVersionsOf(database(), shanghai(clock))).map(({ catalog, state }) => [
        catalog.version,
        state,
      ]);
    expect(await stateAt("2025-12-31T23:59:59.999")).toEqual([
      [2, "announced"],
      [1, "in-force"],
    ]);
    expect(await stateAt("2026-01-01T00:00:00.000")).toEqual([
      [2, "in-force"],
      [1, "past"],
    ]);
  });

  it("R-CAT-6 · a second cut is judged against the first, which is not in force yet", async () => {
    expect(
      refusalOf(
        await publishing(
          quota(500, "2026-02-01T00:00:00"),
          clockAt(shanghai("2026-01-10T00:00:00")),
        ),
      ),
    ).toMatchObject({ code: "quota-notice-too-short", earliest: shanghai("2026-03-01T00:00:00") });
    const second = valueOf(await publishing(quota(500, "2026-02-01T00:00:00")));
    expect(second.announcements).toEqual([
      { kind: "quota-change", product: "general", callsBefore: 800, callsAfter: 500 },
    ]);
    // Back to 800 is no cut any more, and needs neither notice nor a month's start.
    const raised = valueOf(await publishing(quota(800, "2026-02-10T12:00:00")));
    expect(raised).toMatchObject({ lowersFreeQuota: false, recipients: 0, announcements: [] });
  });

  it("R-CAT-5 · two publishers at once get two numbers, or one is refused", async () => {
    const before = await database().$count(catalogVersions);
    const both = await Promise.all([
      publishing({ effectiveFrom: "2026-03-05T00:00:00+08:00", tierBasis: "net" }),
      publishing({ effectiveFrom: "2026-03-06T00:00:00+08:00", tierBasis: "gross" }),
    ]);
    const versions = both.flatMap((result) => (result.ok ? [result.value.catalog.version] : []));
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.length).toBeGreaterThan(0);
    expect(await database().$count(catalogVersions)).toBe(before + versions.length);
    for (const result of both) {
      if (!result.ok) expect(result.refusal.code).toBe("not-after-current");
    }
  });

  it("R-CAT-5 · the app's role can neither change nor delete a version", async () => {
    await expect(
      database().update(catalogVersions).set({ publishedBy: "somebody else" }),
    ).rejects.toThrow();
    await expect(database().delete(catalogVersions)).rejects.toThrow();
  });

  it("R-CAT-5 R-FREE-1 · packs that are there keep their terms; a free pack has the size of its month's first instant", async () => {
    const january = clockAt(shanghai("2026-01-31T23:00:00"));
    const customer = await aCustomer(database(), { clock: january, cash: "30" });
    const { accountId } = customer;
    const bought = await aBoughtPack(database(), { accountId, clock: january });
    const freeOf = async (month: string) => {
      const [pack] = await database()
        .select()
        .from(packs)
        .where(and(eq(packs.accountId, accountId), eq(packs.freeMonth, month)));
      return pack?.callsTotal;
    };
    expect(await freeOf("2026-01")).toBe(800);

    // From 10 February at noon 800 calls are free again, but February's pack is that of the 1st: 500.
    const call = (clock: string) =>
      recordCalls(database(), clockAt(shanghai(clock)), [
        {
          accountId,
          key: randomUUID(),
          product: "general",
          edition: null,
          calls: 1,
          occurredAt: null,
        },
      ]);
    await call("2026-02-20T00:00:00");
    expect(await freeOf("2026-02")).toBe(500);
    await call("2026-03-01T00:00:00");
    expect(await freeOf("2026-03")).toBe(800);
    const [kept] = await database()
      .select()
      .from(packs)
      .where(and(eq(packs.accountId, accountId), eq(packs.id, bought.id)));
    expect(kept).toMatchObject({ callsTotal: 10_000, price: "30.00", endsAt: bought.endsAt });
  });
});
