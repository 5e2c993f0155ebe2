import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { noticesOf } from "@/db/queries/notices";
import { packOf, packsOf } from "@/db/queries/packs";
import { auditLog } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { givePack } from "@/lib/services/gifts/give-pack";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { aBoughtPack, aCustomer, as, aStaff, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-11-18T12:00:00");
const clock = clockAt(NOON);
const NEXT_MONTH = shanghai("2025-12-18T00:00:00");

const gift = (accountId: string, wish: object = {}) => ({
  accountId,
  calls: 500,
  endsAt: NEXT_MONTH,
  reason: "补偿 11 月 17 日故障",
  requestKey: randomUUID(),
  ...wish,
});

describe("giving a pack", () => {
  it("R-USE-3 · covers calls after the free pack and before bought ones", async () => {
    const { accountId } = await aCustomer(database(), { clock, cash: "30" });
    await aBoughtPack(database(), { accountId, clock });
    const support = await aStaff(database(), "support");
    const given = valueOf(await givePack(as(database(), clock, support), gift(accountId)));
    expect(given).toMatchObject({
      kind: "gifted",
      startsAt: NOON,
      endsAt: NEXT_MONTH,
      price: "0.00",
    });

    const order = await packsOf(database(), accountId, { now: NOON });
    expect(order.map(({ kind, place }) => [kind, place])).toEqual([
      ["free", 1],
      ["gifted", 2],
      ["bought", 3],
    ]);
    const [answer] = await recordCalls(database(), clock, [
      { accountId, key: "1", product: "general", edition: null, calls: 1600, occurredAt: null },
    ]);
    expect(answer).toMatchObject({ cover: { free: 1000, gifted: 500, bought: 100, postpaid: 0 } });
  });

  it("R-USE-3 · stays on the audit log with its reason", async () => {
    const { accountId } = await aCustomer(database(), { clock });
    const support = await aStaff(database(), "support");
    const given = valueOf(await givePack(as(database(), clock, support), gift(accountId)));
    const deeds = await database().select().from(auditLog).where(eq(auditLog.object, given.id));
    expect(deeds).toMatchObject([
      {
        action: "give-pack",
        actor: `support:${support.personId}`,
        details: { reason: "补偿 11 月 17 日故障" },
      },
    ]);
  });

  it("R-USE-3 · pressed twice at once it is one pack, told once; its key asks for nothing else", async () => {
    const { accountId } = await aCustomer(database(), { clock });
    const support = as(database(), clock, await aStaff(database(), "support"));
    const wish = gift(accountId);
    const [first, second] = await Promise.all([givePack(support, wish), givePack(support, wish)]);
    expect(valueOf(first)).toEqual(valueOf(second));
    expect(valueOf(await givePack(support, wish)).id).toBe(valueOf(first).id);
    const other = await givePack(support, { ...wish, calls: 501 });
    expect(refusalOf(other)).toMatchObject({ code: "request-key-conflict" });

    const given = await packsOf(database(), accountId, { tab: "gifted", now: NOON });
    expect(given.filter(({ kind }) => kind === "gifted")).toHaveLength(1);
    const told = await noticesOf(database(), accountId, { limit: 10 });
    expect(told.filter(({ kind }) => kind === "pack-given")).toMatchObject([
      {
        values: {
          packId: valueOf(first).id,
          callsTotal: 500,
          endsAt: "2025-12-18T00:00:00.000+08:00",
        },
      },
    ]);

    // Two people who happen to use one key give two packs.
    const colleague = as(database(), clock, await aStaff(database(), "support"));
    expect(valueOf(await givePack(colleague, wish)).id).not.toBe(valueOf(first).id);
  });

  it("R-USE-3 · the free pack first, then gifts by their earliest end, then what was bought", async () => {
    const { accountId } = await aCustomer(database(), { clock, cash: "30" });
    const support = as(database(), clock, await aStaff(database(), "support"));
    await aBoughtPack(database(), { accountId, clock });
    const give = async (calls: number, endsAt: Date) =>
      valueOf(await givePack(support, gift(accountId, { calls, endsAt }))).id;
    const late = await give(10, shanghai("2026-02-01T00:00:00"));
    const soon = await give(20, shanghai("2025-11-20T00:00:00"));
    const cover = (calls: number) =>
      recordCalls(database(), clock, [
        {
          accountId,
          key: randomUUID(),
          product: "general",
          edition: null,
          calls,
          occurredAt: null,
        },
      ]);
    await cover(1000);
    await cover(15);
    const left = async (id: string) => (await packOf(database(), accountId, id, NOON))?.callsLeft;
    expect([await left(soon), await left(late)]).toEqual([5, 10]);
    const [last] = await cover(16);
    expect(last).toMatchObject({ cover: { free: 0, gifted: 15, bought: 1, postpaid: 0 } });
  });

  it.each([
    [{ calls: 0 }, "bad-calls"],
    [{ calls: 1.5 }, "bad-calls"],
    [{ calls: 1_000_001 }, "bad-calls"],
    [{ endsAt: NOON }, "bad-end"],
    [{ endsAt: new Date(Number.NaN) }, "bad-end"],
    [{ endsAt: shanghai("2026-11-20T12:00:00") }, "bad-end"],
    [{ reason: "  " }, "reason-required"],
    [{ accountId: "999" }, "account-not-found"],
  ])("R-USE-3 · refuses %o", async (wish, code) => {
    const { accountId } = await aCustomer(database(), { clock });
    const support = await aStaff(database(), "support");
    expect(
      refusalOf(await givePack(as(database(), clock, support), gift(accountId, wish))),
    ).toMatchObject({ code });
  });

  it("R-USE-3 · the most that one person may give is a million calls; finance gives none", async () => {
    const { accountId } = await aCustomer(database(), { clock });
    const support = await aStaff(database(), "support");
    const most = gift(accountId, { calls: 1_000_000 });
    expect(valueOf(await givePack(as(database(), clock, support), most)).callsTotal).toBe(
      1_000_000,
    );
    const finance = await aStaff(database(), "finance");
    expect(refusalOf(await givePack(as(database(), clock, finance), most))).toMatchObject({
      code: "wrong-role",
    });
  });
});
