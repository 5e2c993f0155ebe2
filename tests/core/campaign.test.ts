import { describe, expect, it } from "vitest";

import {
  allowanceLeft,
  atSalePrice,
  campaignState,
  checkCampaign,
  giveawayEnd,
  type CampaignDraft,
} from "@/lib/core/campaign";
import { FIRST_CATALOG, packOffer } from "@/lib/core/catalog";
import { cny, fenString } from "@/lib/core/money";
import { shanghai } from "@/tests/support/shanghai";

const NOON = shanghai("2025-11-18T12:00:00");
const time = {
  startsAt: shanghai("2025-11-18T00:00:00"),
  endsAt: shanghai("2025-12-01T00:00:00"),
};

describe("R-REF-6 · a campaign runs from its start up to, not including, its end", () => {
  it.each([
    ["2025-11-17T23:59:59.999", "announced"],
    ["2025-11-18T00:00:00.000", "running"],
    ["2025-11-30T23:59:59.999", "running"],
    ["2025-12-01T00:00:00.000", "over"],
  ])("at %s it is %s", (clock, state) => {
    expect(campaignState({ ...time, endedAt: null }, shanghai(clock))).toBe(state);
  });

  it("one that was ended by hand is over for every clock, also for one behind", () => {
    const endedAt = shanghai("2026-08-01T00:00:00");
    expect(campaignState({ ...time, endedAt }, NOON)).toBe("over");
  });
});

it("R-REF-6 · a sale changes the price of its size and of no other", () => {
  const list = atSalePrice(FIRST_CATALOG, { sku: "general-100k", price: cny("199") });
  expect(list.packs.map(({ price }) => fenString(price))).toEqual([
    "30.00",
    "199.00",
    "2750.00",
    "9300.00",
    "24000.00",
    "75000.00",
  ]);
  expect(packOffer(FIRST_CATALOG, "general-100k")?.price).toEqual(cny(280));
});

it.each([
  [3, 0, 3],
  [3, 2, 1],
  [3, 3, 0],
  [3, 4, 0],
])("R-REF-6 · of %i packs an account that had %i may have %i more", (most, had, left) => {
  expect(allowanceLeft(most, had)).toBe(left);
});

it("R-USE-3 · calls that are given end so many days after they were taken", () => {
  expect(giveawayEnd({ calls: 1, validDays: 30 }, NOON)).toEqual(shanghai("2025-12-18T12:00:00"));
});

describe("R-REF-6 · what a campaign may be", () => {
  const sale: CampaignDraft = {
    kind: "sale",
    sku: "general-100k",
    price: "199.00",
    refundRule: { kind: "none" },
    perAccount: 2,
    ...time,
  };
  const gift: CampaignDraft = { kind: "gift", calls: 5000, validDays: 30, perAccount: 1, ...time };

  it.each<[string, CampaignDraft]>([
    ["ok", sale],
    ["ok", gift],
    ["ok", { ...sale, price: "279.99" }],
    ["ok", { ...sale, endsAt: shanghai("2026-11-19T00:00:00.000") }], // 366 days
    ["ok", { ...gift, perAccount: 100, calls: 1_000_000_000, validDays: 366 }],
    ["price-not-below-list", { ...sale, price: "280.00" }],
    ["not-an-amount", { ...sale, price: "0" }],
    ["not-an-amount", { ...sale, price: "199.001" }],
    ["unknown-sku", { ...sale, sku: "general-1k" }],
    ["ok", { ...sale, refundRule: { kind: "days", days: 1 } }],
    ["bad-refund-days", { ...sale, refundRule: { kind: "days", days: 0 } }],
    ["bad-refund-days", { ...sale, refundRule: { kind: "days", days: 731 } }],
    ["bad-campaign-time", { ...sale, endsAt: sale.startsAt }],
    ["bad-campaign-time", { ...sale, endsAt: new Date(Number.NaN) }],
    ["bad-campaign-time", { ...sale, endsAt: shanghai("2026-11-19T00:00:00.001") }],
    ["campaign-over", { ...sale, startsAt: shanghai("2025-11-01T00:00:00"), endsAt: NOON }],
    ["bad-campaign-limit", { ...sale, perAccount: 0 }],
    ["bad-campaign-limit", { ...gift, perAccount: 101 }],
    ["bad-calls", { ...gift, calls: 0 }],
    ["bad-calls", { ...gift, calls: 1_000_000_001 }],
    ["bad-valid-days", { ...gift, validDays: 0 }],
    ["bad-valid-days", { ...gift, validDays: 366.5 }],
  ])("%s: %o", (outcome, draft) => {
    const checked = checkCampaign(draft, FIRST_CATALOG, NOON);
    expect(checked.ok ? "ok" : checked.refusal.code).toBe(outcome);
  });

  it.each<[rule: string, CampaignDraft]>([
    ["R-REF-6", { ...sale, endsAt: sale.startsAt }],
    ["R-REF-6", { ...sale, startsAt: shanghai("2025-11-01T00:00:00"), endsAt: NOON }],
    ["R-REF-6", { ...sale, perAccount: 0 }],
    ["R-CAT-3", { ...sale, sku: "general-1k" }],
    ["R-REF-6", { ...sale, price: "0" }],
    ["R-REF-6", { ...sale, price: "280" }],
    ["R-REF-6", { ...sale, refundRule: { kind: "days", days: 0 } }],
    ["R-USE-3", { ...gift, calls: 0 }],
    ["R-USE-3", { ...gift, validDays: 0 }],
  ])("what breaks %s cites it: %o", (rule, draft) => {
    expect(checkCampaign(draft, FIRST_CATALOG, NOON)).toMatchObject({ refusal: { rule } });
  });
});
