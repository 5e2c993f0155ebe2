import { describe, expect, it } from "vitest";

import { catalogToJson, FIRST_CATALOG, type Catalog } from "@/lib/core/catalog";
import { changesBetween, nameOf } from "@/lib/core/catalog-terms";
import { cny } from "@/lib/core/money";
import { isSameVersion, latestOf, readNewVersion } from "@/lib/core/new-version";
import { POLICY_NAMES } from "@/lib/core/policies";
import { announcementsOf, checkNewVersion, earliestQuotaCut } from "@/lib/core/version-notice";
import { shanghai } from "@/tests/support/shanghai";

/** Version 2 from 1 February 2026, with so many free calls, and whatever else differs. */
const changed = (change: Partial<Catalog>, freeCallsPerMonth = 1000): Catalog => ({
  ...FIRST_CATALOG,
  version: 2,
  effectiveFrom: shanghai("2026-02-01T00:00:00"),
  products: {
    ...FIRST_CATALOG.products,
    general: { ...FIRST_CATALOG.products.general, freeCallsPerMonth },
  },
  ...change,
});
const published = [FIRST_CATALOG];

describe("R-CAT-5 · a version begins in the future, within a year, and after the latest one", () => {
  const latest = changed({ version: 5, effectiveFrom: shanghai("2026-02-01T00:00:00") });
  const now = shanghai("2026-03-10T12:00:00");

  it.each([
    [6, "2026-03-10T12:00:00.001", "published"],
    [6, "2026-03-10T12:00:00.000", "not-in-the-future"],
    [6, "2026-02-15T00:00:00.000", "not-in-the-future"],
    [6, "2026-02-01T00:00:00.001", "not-in-the-future"],
    [6, "2026-02-01T00:00:00.000", "not-after-current"],
    [5, "2026-04-01T00:00:00.000", "not-after-current"],
    [6, "2027-03-11T12:00:00.000", "published"],
    [6, "2027-03-11T12:00:00.001", "too-far-ahead"],
  ])("version %i from %s: %s", (version, clock, outcome) => {
    const next = changed({ version, effectiveFrom: shanghai(clock) });
    const checked = checkNewVersion([FIRST_CATALOG, latest], next, now);
    expect(checked.ok ? "published" : checked.refusal.code).toBe(outcome);
  });
});

describe("R-CAT-6 · a lower free quota needs 30 days' notice and the start of a month", () => {
  it.each([
    [999, "2026-01-01T23:59:59.999", "2026-02-01T00:00:00.000", "published"], // a millisecond more than 30 days
    [999, "2026-01-02T00:00:00.000", "2026-02-01T00:00:00.000", "published"], // to the instant 30 days
    [999, "2026-01-02T00:00:00.001", "2026-02-01T00:00:00.000", "quota-notice-too-short"],
    [0, "2026-01-02T00:00:00.001", "2026-02-01T00:00:00.000", "quota-notice-too-short"],
    [0, "2025-12-01T00:00:00.000", "2026-02-01T00:00:00.001", "quota-not-from-month-start"],
    [0, "2025-12-01T00:00:00.000", "2026-01-31T23:59:59.999", "quota-not-from-month-start"],
    [0, "2025-12-01T00:00:00.000", "2026-02-01T00:00:00.000", "published"],
    [1001, "2026-01-31T00:00:00.000", "2026-02-01T12:00:00.000", "published"], // a gift needs no notice
    [1000, "2026-01-31T00:00:00.000", "2026-02-01T12:00:00.000", "published"],
  ])("%i free calls, published %s for %s: %s", (quota, publishedAt, from, outcome) => {
    const next = changed({ effectiveFrom: shanghai(from) }, quota);
    const checked = checkNewVersion(published, next, shanghai(publishedAt));
    expect(checked.ok ? "published" : checked.refusal.code).toBe(outcome);
    if (checked.ok) expect(checked.value.lowersFreeQuota).toBe(quota < 1000);
  });

  it("lower than what the latest version will say, though today's says less", () => {
    const raised = changed({ effectiveFrom: shanghai("2026-01-20T00:00:00") }, 2000);
    const back = changed({ version: 3, effectiveFrom: shanghai("2026-02-01T00:00:00") }, 1500);
    const versions = [FIRST_CATALOG, raised];
    expect(checkNewVersion(versions, back, shanghai("2026-01-10T00:00:00"))).toMatchObject({
      refusal: { code: "quota-notice-too-short" },
    });
    expect(checkNewVersion(versions, back, shanghai("2025-12-31T00:00:00")).ok).toBe(true);
  });

  it("a new version cannot shorten the notice for its own change, nor for the next before it holds", () => {
    const now = shanghai("2026-01-10T00:00:00");
    const promises = (quotaNoticeDays: number) => ({ ...FIRST_CATALOG.policies, quotaNoticeDays });
    const own = changed({ policies: promises(0) }, 0);
    expect(checkNewVersion(published, own, now).ok).toBe(false);

    const sixty = [changed({ version: 1, effectiveFrom: new Date(0), policies: promises(60) })];
    const shorter = changed({ policies: promises(30) });
    const cut = changed({ version: 3, effectiveFrom: shanghai("2026-03-01T00:00:00") }, 0);
    expect(checkNewVersion([...sixty, shorter], cut, now)).toMatchObject({
      refusal: { code: "quota-notice-too-short", days: 60 },
    });
  });

  it.each([
    ["2025-11-18T14:32:05", "2026-01-01T00:00:00"],
    ["2026-01-02T00:00:00.000", "2026-02-01T00:00:00"],
    ["2026-01-02T00:00:00.001", "2026-03-01T00:00:00"],
    ["2026-12-15T00:00:00", "2027-02-01T00:00:00"],
  ])("published %s it may begin %s at the earliest, and then it may", (publishedAt, earliest) => {
    const at = shanghai(publishedAt);
    expect(earliestQuotaCut(published, at)).toEqual(shanghai(earliest));
    const next = changed({ effectiveFrom: shanghai(earliest) }, 0);
    expect(checkNewVersion(published, next, at).ok).toBe(true);
  });

  it("and never before a version that was announced already", () => {
    const announced = changed({ effectiveFrom: shanghai("2026-05-10T00:00:00") });
    expect(earliestQuotaCut([FIRST_CATALOG, announced], shanghai("2026-01-01T00:00:00"))).toEqual(
      shanghai("2026-06-01T00:00:00"),
    );
  });
});

it("R-CAT-6 · nor at the very instant at which an announced version begins", () => {
  const announced = changed({ effectiveFrom: shanghai("2026-02-01T00:00:00") });
  expect(earliestQuotaCut([FIRST_CATALOG, announced], shanghai("2026-01-01T00:00:00"))).toEqual(
    shanghai("2026-03-01T00:00:00"),
  );
});

describe("R-CAT-6 · what customers are told", () => {
  const { general, legacy } = FIRST_CATALOG.products;
  const dearer = (product: "general" | "legacy") => {
    const terms = FIRST_CATALOG.products[product];
    const tiers = terms.tiers.map((tier) => ({ ...tier, unitPrice: cny("0.001") }));
    return { ...FIRST_CATALOG.products, [product]: { ...terms, tiers } };
  };
  const policies = { ...FIRST_CATALOG.policies, graceHours: 48 };
  const packs = FIRST_CATALOG.packs.slice(1);

  it.each<[string, Catalog, string[]]>([
    ["a lower quota", changed({}, 800), ["quota-change general"]],
    ["a higher quota", changed({}, 2000), []],
    ["a price of general", changed({ products: dearer("general") }), ["price-change general"]],
    ["a price of legacy", changed({ products: dearer("legacy") }), ["price-change legacy"]],
    ["a pack that is not sold any more", changed({ packs }), ["price-change general"]],
    [
      "another way to pick the tier",
      changed({ tierBasis: "net" }),
      ["price-change general", "price-change legacy"],
    ],
    [
      "both a price and a quota",
      changed({ packs, products: { legacy, general: { ...general, freeCallsPerMonth: 0 } } }),
      ["quota-change general", "price-change general"],
    ],
    ["a policy alone", changed({ policies }), []],
    ["nothing but a date", changed({}), []],
  ])("%s", (_, next, told) => {
    const announced = announcementsOf(FIRST_CATALOG, next);
    expect(announced.map(({ kind, product }) => `${kind} ${product}`)).toEqual(told);
  });

  it("the numbers of the quota stand in it", () => {
    expect(announcementsOf(FIRST_CATALOG, changed({}, 800))).toEqual([
      { kind: "quota-change", product: "general", callsBefore: 1000, callsAfter: 800 },
    ]);
  });
});

describe("R-CAT-5 · a version that begins at the wrong time is told which rule it breaks", () => {
  it.each([
    ["2026-01-01T00:00:00", { code: "not-in-the-future", rule: "R-CAT-5" }],
    ["2020-01-01T00:00:00", { code: "not-after-current", rule: "R-CAT-5" }],
    ["2030-01-01T00:00:00", { code: "too-far-ahead", rule: "R-CAT-5" }],
  ])("%s", (from, refusal) => {
    const next = changed({ effectiveFrom: shanghai(from) });
    expect(checkNewVersion(published, next, shanghai("2026-01-10T00:00:00"))).toMatchObject({
      refusal,
    });
  });
});

it("R-CAT-5 · there is always a latest version", () => {
  expect(() => latestOf([])).toThrow(new RangeError("no catalogue was ever published"));
  expect(latestOf([changed({ version: 2 }), FIRST_CATALOG]).version).toBe(2);
  expect(latestOf([FIRST_CATALOG, changed({ version: 2 })]).version).toBe(2);
});

it("R-CAT-5 · two versions are the same where only their numbers differ", () => {
  expect(isSameVersion(changed({}), changed({ version: 7 }))).toBe(true);
  expect(isSameVersion(changed({}), changed({}, 999))).toBe(false);
  const later = changed({ effectiveFrom: shanghai("2026-02-01T00:00:00.001") });
  expect(isSameVersion(changed({}), later)).toBe(false);
});

describe("R-CAT-5 · what differs between two versions", () => {
  it("a tier that begins, and a policy, are named with what they were", () => {
    const { general } = FIRST_CATALOG.products;
    const tiers = [...general.tiers, { fromCalls: 90_000_000, unitPrice: cny("0.001") }];
    const next = changed({
      products: { ...FIRST_CATALOG.products, general: { ...general, tiers } },
      policies: { ...FIRST_CATALOG.policies, graceHours: 48 },
    });
    expect(changesBetween(FIRST_CATALOG, next)).toEqual([
      {
        term: { kind: "tier", product: "general", fromCalls: 90_000_000, value: "0.001" },
        before: null,
        after: "0.001",
      },
      { term: { kind: "policy", name: "graceHours", value: "48" }, before: "24", after: "48" },
    ]);
    expect(changesBetween(FIRST_CATALOG, next).map(({ term }) => nameOf(term))).toEqual([
      "tier general 90000000",
      "policy graceHours",
    ]);
  });

  it("names each term with its value before and after, and a term that only one of them has", () => {
    const next = changed({ tierBasis: "net", packs: FIRST_CATALOG.packs.slice(1) }, 800);
    const changes = changesBetween(FIRST_CATALOG, next);
    expect(changes.map(({ term, before, after }) => [nameOf(term), before, after])).toEqual([
      ["quota general", "1000", "800"],
      ["basis", "gross", "net"],
      ["pack general-10k", "30", null],
    ]);
    expect(changesBetween(FIRST_CATALOG, changed({}))).toEqual([]);
  });
});

describe("R-CAT-5 · a price list is read as a whole, and must make sense", () => {
  const complete = () => JSON.parse(JSON.stringify(catalogToJson(changed({}))));
  type Json = ReturnType<typeof complete>;

  const RULE_OF: Readonly<Record<string, string>> = {
    malformed: "R-CAT-5",
    "price-not-positive": "R-CAT-3",
    "pack-twice": "R-CAT-3",
    "pack-size-fixed": "R-CAT-3",
    "editions-fixed": "R-CAT-1",
    "quota-without-packs": "R-USE-5",
    "out-of-bounds": "R-CAT-5",
  };

  it("its number is given, and what it leaves out stays as it was", () => {
    const bare = { effectiveFrom: "2026-02-01T00:00:00+08:00", version: 99 };
    expect(readNewVersion(bare, published)).toEqual({ ok: true, value: changed({}) });
    const quota = { ...bare, products: { general: { freeCallsPerMonth: 800 } } };
    expect(readNewVersion(quota, published)).toEqual({ ok: true, value: changed({}, 800) });
    expect(readNewVersion(complete(), published)).toEqual({ ok: true, value: changed({}) });
  });

  it.each<[code: string, field: string, spoil: (json: Json) => unknown]>([
    ["malformed", "catalogue", () => "a price list"],
    ["malformed", "products", (json) => (json.products = [])],
    ["malformed", "products.general", (json) => (json.products.general = 5)],
    ["malformed", "effectiveFrom", (json) => delete json.effectiveFrom],
    ["malformed", "packs", (json) => (json.packs = [])],
    [
      "malformed", // more than 8 decimals
      "products.general.tiers.1.unitPrice",
      (json) => (json.products.general.tiers[1].unitPrice = "0.002800001"),
    ],
    ["malformed", "packs.2.price", (json) => (json.packs[2].price = "2750.001")],
    [
      "malformed",
      "products.general.freeCallsPerMonth",
      (json) => (json.products.general.freeCallsPerMonth = 999.5),
    ],
    [
      "price-not-positive",
      "products.legacy.tiers.3.unitPrice",
      (json) => (json.products.legacy.tiers[3].unitPrice = "0.00000000"),
    ],
    ["price-not-positive", "packs.0.price", (json) => (json.packs[0].price = "0")],
    [
      "price-rises",
      "products.general.tiers.2.unitPrice",
      (json) => (json.products.general.tiers[2].unitPrice = "0.00280001"),
    ],
    ["pack-twice", "packs.1.sku", (json) => (json.packs[1] = json.packs[0])],
    ["pack-size-fixed", "packs.1.calls", (json) => (json.packs[1].calls = 100_001)],
    ["editions-fixed", "products.legacy.editions", (json) => json.products.legacy.editions.pop()],
    [
      "quota-without-packs",
      "products.legacy.freeCallsPerMonth",
      (json) => (json.products.legacy.freeCallsPerMonth = 1),
    ],
    [
      "out-of-bounds",
      "products.general.freeCallsPerMonth",
      (json) => (json.products.general.freeCallsPerMonth = 1_000_000_001),
    ],
    ["out-of-bounds", "policies.quotaNoticeDays", (json) => (json.policies.quotaNoticeDays = 29)],
    ["out-of-bounds", "policies.packQuantityMax", (json) => (json.policies.packQuantityMax = 101)],
    ["out-of-bounds", "policies.abuse.refunds", (json) => (json.policies.abuse.refunds = 0)],
    [
      "out-of-bounds",
      "policies.coApprovalAbove",
      (json) => (json.policies.coApprovalAbove = "1000000.01"),
    ],
  ])("%s: %s", (code, field, spoil) => {
    const json = complete();
    const spoilt = spoil(json);
    const sent = field === "catalogue" ? spoilt : json;
    const rule = field.endsWith("unitPrice") && code !== "malformed" ? "R-CAT-2" : RULE_OF[code];
    expect(readNewVersion(sent, published)).toMatchObject({ refusal: { code, rule, field } });
  });

  it("what goes wrong beside the document is not taken for its fault", () => {
    const broken = {
      get packs(): never {
        throw new Error("the reader broke");
      },
    };
    expect(() => readNewVersion(broken, published)).toThrow(new Error("the reader broke"));
  });

  it.each([
    ["a flat price", (json: Json) => (json.products.general.tiers[1].unitPrice = "0.003")],
    ["eight decimals", (json: Json) => (json.products.general.tiers[3].unitPrice = "0.00199999")],
    ["fewer sizes", (json: Json) => json.packs.pop()],
    [
      "a milliard free calls",
      (json: Json) => (json.products.general.freeCallsPerMonth = 1_000_000_000),
    ],
    ["sixty days' notice", (json: Json) => (json.policies.quotaNoticeDays = 60)],
  ])("%s makes sense", (_, change) => {
    const json = complete();
    change(json);
    expect(readNewVersion(json, published).ok).toBe(true);
  });

  it("every policy has a name, so that none escapes its bounds", () => {
    const { policies } = complete() as { policies: Record<string, unknown> };
    const names = Object.entries(policies).flatMap(([name, value]) =>
      typeof value === "object" && value !== null
        ? Object.keys(value).map((inner) => `${name}.${inner}`)
        : name,
    );
    expect([...POLICY_NAMES].toSorted()).toEqual(names.toSorted());
  });
});
