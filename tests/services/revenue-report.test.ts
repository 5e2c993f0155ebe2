import { beforeAll, describe, expect, it } from "vitest";

import { revenueByMonth, revenueByPack, type PackRevenue } from "@/db/queries/revenue";
import { REAL_CLOCK } from "@/db/schema";
import { cny, fenString, minus, plus, ZERO } from "@/lib/core/money";
import { booksOf } from "@/tests/support/books";
import { aLivedAccount, type LivedAccount } from "@/tests/support/lived-account";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
let lived: LivedAccount;
beforeAll(async () => {
  lived = await aLivedAccount(database());
}, 120_000);

const YEAR = { from: "2025-04", to: "2026-05" };

describe("R-REV-1 · revenue by month", () => {
  it("books sales when they are paid, packs as they are used, postpaid calls in the month of use", async () => {
    const months = await revenueByMonth(database(), lived.clockId, YEAR);
    expect(months.map(({ month }) => month)).toEqual(
      "2026-05 2026-04 2026-03 2026-02 2026-01 2025-12 2025-11 2025-10 2025-09 2025-08 2025-07 2025-06 2025-05 2025-04".split(
        " ",
      ),
    );
    expect(months.at(-1)).toMatchObject({ cashIn: "0.00", sold: "0.00", deferred: "0.00" });
    const may = months.at(-2);
    // 12,000 calls of packs of 10,000 for 30 yuan; one of three packs was given back.
    expect(may).toMatchObject({ cashIn: "100.00", sold: "90.00", used: "36.00" });
    expect(may).toMatchObject({ refunded: "30.00", breakage: "0.00", deferred: "24.00" });
    // The account's 1105 legacy calls, and the 8000 general ones of its neighbour.
    expect(may?.postpaid).toBe("26.76");
    // Of the pack that ends in May 2026, 4130 calls were used; the one bought in June 2025 runs on.
    expect(months[0]).toMatchObject({ breakage: "17.61", deferred: "30.00" });
  });

  it("each month ends with what it began with, and what moved it", async () => {
    const months = (await revenueByMonth(database(), lived.clockId, YEAR)).toReversed();
    let before = ZERO;
    for (const { sold, used, breakage, refunded, deferred } of months) {
      const moved = plus(cny(used), cny(breakage), cny(refunded));
      expect(deferred).toBe(fenString(minus(plus(before, cny(sold)), moved)));
      before = cny(deferred);
    }
    const books = await booksOf(database(), lived.accountId);
    expect(fenString(before)).toBe(books["deferred:packs"] ?? "0.00");
  });

  it("a later beginning changes no figure", async () => {
    const all = await revenueByMonth(database(), lived.clockId, YEAR);
    const late = await revenueByMonth(database(), lived.clockId, { ...YEAR, from: "2025-08" });
    expect(late).toEqual(all.slice(0, late.length));
  });
});

describe("R-REV-1 · revenue by pack", () => {
  it("sold = recognised + expired + refunded + deferred, a page at a time, the newest first", async () => {
    const packs: PackRevenue[] = [];
    for (;;) {
      const last = packs.at(-1);
      const page = await revenueByPack(database(), lived.clockId, {
        ...(last && { after: { at: last.boughtAt, id: last.id } }),
        limit: 1,
      });
      if (page.length === 0) break;
      packs.push(...page);
    }
    expect(packs).toHaveLength(4);
    for (const { sold, recognised, breakage, refunded, deferred } of packs) {
      expect(
        fenString(plus(...[recognised, breakage, refunded, deferred].map((text) => cny(text)))),
      ).toBe(sold);
    }
    const [used, begun, givenBack] = lived.packs.map((id) => packs.find((pack) => pack.id === id));
    expect(used).toMatchObject({ recognised: "30.00", callsUsed: 10_000, deferred: "0.00" });
    expect(begun).toMatchObject({ deferred: "0.00", refunded: "0.00" });
    expect(givenBack).toMatchObject({ recognised: "0.00", refunded: "30.00" });
  });

  it("R-TIME-1 · real totals know nothing of test clocks", async () => {
    expect(await revenueByPack(database(), REAL_CLOCK, { limit: 10 })).toEqual([]);
    const months = await revenueByMonth(database(), REAL_CLOCK, YEAR);
    expect(
      months.every(({ deferred, postpaid }) => deferred === "0.00" && postpaid === "0.00"),
    ).toBe(true);
  });
});
