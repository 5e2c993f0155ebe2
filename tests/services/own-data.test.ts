import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { OWN_DATA } from "@/db/queries/own-data";
import { auditLog } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { ownDataJson } from "@/lib/documents/own-data-json";
import { EXPORTS_AN_HOUR, exportOwnData } from "@/lib/services/export-own-data";
import { aCustomer, as, refusalOf, valueOf } from "@/tests/support/factories";
import { aLivedAccount } from "@/tests/support/lived-account";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-11-18T12:00:00");
const clock = clockAt(NOON);

const fileOf = async (accountId: string) =>
  new Response(ownDataJson(database(), accountId, NOON)).text();

describe("the file of all that an account has", () => {
  it("has each kind, all that was lived through, and neither secrets nor strangers", async () => {
    const lived = await aLivedAccount(database());
    const text = await fileOf(lived.accountId);
    const data = JSON.parse(text);
    expect(Object.keys(data)).toEqual(["madeAt", ...OWN_DATA]);
    for (const kind of ["account", "purses", "orders", "packs", "bills", "transactions"])
      expect(data[kind], kind).not.toEqual([]);
    expect(data.account).toMatchObject([{ id: lived.accountId }]);
    expect(data.bills[0].lines).not.toEqual([]);
    const owners = new Set([...text.matchAll(/"accountId":"(\d+)"/g)].map(([, id]) => id));
    expect([...owners]).toEqual([lived.accountId]);
    // No secret, and nothing that is for us alone.
    expect(text).not.toMatch(/hash|encrypted|fingerprint|requestKey|"\w+By":|clockId/i);
  });

  it("is a whole file where there is next to nothing", async () => {
    const { accountId } = await aCustomer(database(), { clock, activated: false });
    const data = JSON.parse(await fileOf(accountId));
    expect(data).toMatchObject({ orders: [], bills: [], notices: [] });
  });
});

describe("R-ACC-1 · taking one's data", () => {
  it("is written down each time, and allowed a few times an hour", async () => {
    const [customer, other] = [
      await aCustomer(database(), { clock }),
      await aCustomer(database(), { clock }),
    ];
    const take = (at = clock) => exportOwnData(as(database(), at, customer));
    for (let times = 0; times < EXPORTS_AN_HOUR; times++)
      expect(valueOf(await take())).toEqual(NOON);
    expect(refusalOf(await take())).toMatchObject({
      code: "too-many-exports",
      until: shanghai("2025-11-18T13:00:00"),
    });
    expect(valueOf(await exportOwnData(as(database(), clock, other)))).toEqual(NOON);
    expect((await take(clockAt(shanghai("2025-11-18T13:00:00")))).ok).toBe(true);

    const { accountId } = customer;
    const deeds = and(eq(auditLog.accountId, accountId), eq(auditLog.action, "export-own-data"));
    expect(await database().$count(auditLog, deeds)).toBe(EXPORTS_AN_HOUR + 1);
  });
});
