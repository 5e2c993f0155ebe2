import { describe, expect, it } from "vitest";

import { FIRST_CATALOG, type Catalog } from "@/lib/core/catalog";
import { cny, exactString, fenString, unitPriceString } from "@/lib/core/money";
import {
  draftBill,
  settledPrice,
  type BillLine,
  type LateUsage,
  type UsageRow,
} from "@/lib/core/settlement";

const row = (change: Partial<UsageRow> = {}): UsageRow => ({
  product: "general",
  edition: null,
  catalogVersion: 1,
  calls: 0,
  free: 0,
  gifted: 0,
  bought: 0,
  postpaid: 0,
  ...change,
});

const lateRow = (change: Partial<LateUsage> = {}): LateUsage => ({
  ...row({ calls: 15, postpaid: 15 }),
  month: "2025-10",
  tierBasis: "gross",
  tierVolume: 2_000_000,
  tier: 2,
  unitPrice: cny("0.0028"),
  ...change,
});

const draft = (
  usage: readonly UsageRow[],
  late: readonly LateUsage[] = [],
  catalogs: readonly Catalog[] = [FIRST_CATALOG],
) => draftBill({ month: "2025-11", usage, late, catalogs });

const inText = (line: BillLine) => ({
  ...line,
  unitPrice: unitPriceString(line.unitPrice),
  exact: exactString(line.exact),
  charge: fenString(line.charge),
  rounding: exactString(line.rounding),
});

describe("R-SET-3 · a line says how it came about", () => {
  it("the guide's first example, 2 000 000 general calls", () => {
    const bill = draft([row({ calls: 2_000_000, free: 1000, postpaid: 1_999_000 })]);
    expect(bill?.lines.map(inText)).toEqual([
      {
        kind: "usage",
        product: "general",
        catalogVersion: 1,
        editions: {},
        calls: 2_000_000,
        free: 1000,
        gifted: 0,
        bought: 0,
        postpaidCalls: 1_999_000,
        tierBasis: "gross",
        tierVolume: 2_000_000,
        tier: 2,
        unitPrice: "0.0028",
        exact: "5597.20000000",
        charge: "5597.20",
        rounding: "0.00000000",
        packs: [],
        rules: ["R-USE-3", "R-PRICE-1", "R-PRICE-2", "R-PRICE-4"],
      },
    ]);
  });

  it("which packs covered the calls", () => {
    const draw = {
      packId: "p",
      kind: "bought",
      product: "general",
      catalogVersion: 1,
      priorMonth: null,
      calls: 7,
    } as const;
    const late = { ...draw, packId: "q", priorMonth: "2025-10" };
    const bill = draftBill({
      month: "2025-11",
      usage: [
        row({ calls: 7, bought: 7 }),
        row({ product: "legacy", edition: "web", calls: 1, postpaid: 1 }),
      ],
      late: [lateRow({ calls: 7, bought: 7, postpaid: 0 })],
      catalogs: [FIRST_CATALOG],
      packDraws: [draw, late, { ...draw, packId: "r", catalogVersion: 2 }],
    });
    expect(bill?.lines.map(({ packs }) => packs)).toEqual([[draw], [late], []]);
  });
});

describe("R-PRICE-3 · editions add up to one volume, products do not", () => {
  it("the guide's second example, camera 150 000 and album 150 000", () => {
    const bill = draft([
      row({ product: "legacy", edition: "camera", calls: 150_000, postpaid: 150_000 }),
      row({ product: "legacy", edition: "album", calls: 150_000, postpaid: 150_000 }),
    ]);
    expect(bill?.lines).toHaveLength(1);
    expect(bill?.lines[0]).toMatchObject({
      editions: { camera: 150_000, album: 150_000 },
      tierVolume: 300_000,
    });
    expect(bill?.lines[0]?.rules).toEqual([
      "R-USE-2",
      "R-USE-3",
      "R-PRICE-1",
      "R-PRICE-2",
      "R-PRICE-3",
      "R-PRICE-4",
    ]);
    expect(bill && fenString(bill.totals.charge)).toBe("750.00");
  });

  it("600 000 calls of each product stay in the first tier, general first", () => {
    const bill = draft([
      row({ product: "legacy", edition: "web", calls: 600_000, postpaid: 600_000 }),
      row({ calls: 600_000, postpaid: 600_000 }),
    ]);
    expect(bill?.lines.map((line) => [line.product, line.tier, fenString(line.charge)])).toEqual([
      ["general", 1, "1800.00"],
      ["legacy", 1, "1500.00"],
    ]);
    expect(bill?.totals).toMatchObject({ calls: 1_200_000, postpaidCalls: 1_200_000 });
  });
});

describe("R-SET-2 · no usage, no bill; a month wholly covered is a bill of zero", () => {
  it.each([
    ["no rows", []],
    ["rows without calls", [row()]],
  ])("%s", (_, usage) => {
    expect(draft(usage)).toBeNull();
  });

  it("500 000 calls from packs", () => {
    const bill = draft([row({ calls: 500_000, free: 1000, gifted: 500, bought: 498_500 })]);
    expect(bill?.totals).toMatchObject({
      free: 1000,
      gifted: 500,
      bought: 498_500,
      postpaidCalls: 0,
    });
    expect(bill && fenString(bill.totals.charge)).toBe("0.00");
  });
});

const second = (change: Partial<Catalog> = {}): Catalog => ({
  ...FIRST_CATALOG,
  version: 2,
  ...change,
});

describe("R-CAT-5 · a line for each catalogue version, at the whole month's volume", () => {
  const halves = [
    row({ catalogVersion: 2, calls: 600_000, postpaid: 600_000 }),
    row({ catalogVersion: 1, calls: 600_000, postpaid: 600_000 }),
  ];

  it("two versions of 600 000 calls both reach the second tier, the older first", () => {
    const bill = draft(halves, [], [FIRST_CATALOG, second()]);
    expect(
      bill?.lines.map((line) => [
        line.catalogVersion,
        line.tierVolume,
        line.tier,
        line.rules.includes("R-CAT-5"),
      ]),
    ).toEqual([
      [1, 1_200_000, 2, true],
      [2, 1_200_000, 2, true],
    ]);
  });

  it("R-PRICE-2 · each version reads the volume by its own basis", () => {
    const covered = [
      row({ catalogVersion: 1, calls: 600_000, bought: 600_000 }),
      row({ catalogVersion: 2, calls: 600_000, postpaid: 600_000 }),
    ];
    const bill = draft(covered, [], [FIRST_CATALOG, second({ tierBasis: "net" })]);
    expect(bill?.lines.map((line) => [line.tierBasis, line.tierVolume, line.tier])).toEqual([
      ["gross", 1_200_000, 2],
      ["net", 600_000, 1],
    ]);
  });

  it("throws where a version is not known", () => {
    expect(() => draft(halves)).toThrow("catalogue version 2 is not known");
  });
});

describe("R-PRICE-4 · one rounding per account, month and product", () => {
  it("two lines of 0.003 are charged 0.00 and 0.01, for 0.006 is 0.01", () => {
    const bill = draft(
      [1, 2].map((catalogVersion) => row({ catalogVersion, calls: 1, postpaid: 1 })),
      [],
      [FIRST_CATALOG, second()],
    );
    expect(bill?.lines.map((line) => [fenString(line.charge), exactString(line.rounding)])).toEqual(
      [
        ["0.00", "-0.00300000"],
        ["0.01", "0.00700000"],
      ],
    );
    expect(bill && [fenString(bill.totals.charge), exactString(bill.totals.rounding)]).toEqual([
      "0.01",
      "0.00400000",
    ]);
  });

  it("products do not share it: 0.003 general and 0.0025 legacy cost nothing", () => {
    const bill = draft([
      row({ calls: 1, postpaid: 1 }),
      row({ product: "legacy", edition: "web", calls: 1, postpaid: 1 }),
    ]);
    expect(bill && [fenString(bill.totals.charge), exactString(bill.totals.exact)]).toEqual([
      "0.00",
      "0.00550000",
    ]);
  });
});

describe("R-USE-7 · calls of a settled month are billed now, at the price that month reached", () => {
  it("and do not count for this month's volume", () => {
    const bill = draft([row({ calls: 999_999, postpaid: 999_999 })], [lateRow()]);
    expect(
      bill?.lines.map((line) => [
        line.kind,
        line.priorMonth,
        line.tierVolume,
        unitPriceString(line.unitPrice),
      ]),
    ).toEqual([
      ["usage", undefined, 999_999, "0.003"],
      ["prior_period", "2025-10", 2_000_000, "0.0028"],
    ]);
    // 2999.997 + 0.042 = 3000.039: the running total is rounded, not each line
    expect(bill?.lines.map((line) => fenString(line.charge))).toEqual(["3000.00", "0.04"]);
    expect(bill?.lines[1]?.rules).toEqual(["R-USE-7", "R-PRICE-4"]);
  });

  it("alone they still make a bill", () => {
    expect(draft([], [lateRow()])?.lines).toHaveLength(1);
  });

  it("a line for each month and version, the oldest first", () => {
    const bill = draft(
      [],
      [
        lateRow({ catalogVersion: 2, unitPrice: cny("0.001") }),
        lateRow(),
        lateRow({ month: "2025-09" }),
        lateRow({ month: "2025-09", calls: 5, postpaid: 5 }),
      ],
    );
    expect(bill?.lines.map((line) => [line.priorMonth, line.catalogVersion, line.calls])).toEqual([
      ["2025-09", 1, 20],
      ["2025-10", 1, 15],
      ["2025-10", 2, 15],
    ]);
  });

  it("months in their order, each version apart, and calls that came to nothing left out", () => {
    const bill = draft(
      [],
      [
        lateRow({ catalogVersion: 2 }),
        lateRow({ month: "2025-09" }),
        lateRow({ month: "2025-08", calls: 0, postpaid: 0 }),
        lateRow(),
      ],
    );
    expect(bill?.lines.map((line) => [line.priorMonth, line.catalogVersion])).toEqual([
      ["2025-09", 1],
      ["2025-10", 1],
      ["2025-10", 2],
    ]);
  });

  it("in their order, however they were read", () => {
    const [august, september, october] = ["2025-08", "2025-09", "2025-10"].map((month) =>
      lateRow({ month }),
    ) as [LateUsage, LateUsage, LateUsage];
    for (const late of [
      [october, september, august],
      [september, october, august],
      [august, october, september],
      [october, august, september],
    ]) {
      expect(draft([], late)?.lines.map((line) => line.priorMonth)).toEqual([
        "2025-08",
        "2025-09",
        "2025-10",
      ]);
    }
  });

  it("the month before the version", () => {
    const bill = draft(
      [],
      [
        lateRow({ month: "2025-09", catalogVersion: 2 }),
        lateRow({ month: "2025-10", catalogVersion: 1 }),
        lateRow({ month: "2025-10", catalogVersion: 2 }),
      ],
    );
    expect(bill?.lines.map((line) => `${line.priorMonth} v${line.catalogVersion}`)).toEqual([
      "2025-09 v2",
      "2025-10 v1",
      "2025-10 v2",
    ]);
  });

  it("R-CAT-5 · the price of a settled month is that of its volume, in the version of the call", () => {
    const net: Catalog = { ...FIRST_CATALOG, tierBasis: "net" };
    const month = { calls: 1_000_000, postpaidCalls: 999_999 };
    expect(settledPrice(FIRST_CATALOG, "general", month)).toEqual({
      tierBasis: "gross",
      tierVolume: 1_000_000,
      tier: 2,
      unitPrice: cny("0.0028"),
    });
    expect(settledPrice(net, "general", month)).toMatchObject({ tierVolume: 999_999, tier: 1 });
    expect(settledPrice(FIRST_CATALOG, "legacy")).toMatchObject({
      tierVolume: 0,
      tier: 1,
      unitPrice: cny("0.0025"),
    });
  });

  it("throws where one month would have two prices", () => {
    expect(() => draft([], [lateRow(), lateRow({ unitPrice: cny("0.003") })])).toThrow(
      "2025-10 reached more than one unit price",
    );
  });
});

it("R-USE-8 · a row whose sources do not add up never becomes money", () => {
  expect(() => draft([row({ calls: 10, free: 5, postpaid: 6 })])).toThrow(
    new Error("10 general calls are not what their sources add up to"),
  );
});

it("throws on a month that is none", () => {
  expect(() => draftBill({ month: "2025-13", usage: [], late: [], catalogs: [] })).toThrow(
    new RangeError("2025-13 is not a month"),
  );
});
