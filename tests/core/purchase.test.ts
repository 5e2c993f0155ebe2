import { describe, expect, it } from "vitest";

import { FIRST_CATALOG } from "@/lib/core/catalog";
import { cny, fenString } from "@/lib/core/money";
import { paymentTotal, type VoucherState } from "@/lib/core/payment";
import { planPurchase, type Buyer } from "@/lib/core/purchase";
import { inText, payment, purses } from "@/tests/support/money";
import { shanghai } from "@/tests/support/shanghai";
import { voucher } from "@/tests/support/vouchers";

const at = shanghai("2025-03-02T10:00:00");
const rich: Buyer = {
  verified: true,
  inArrears: false,
  contentStopped: false,
  closed: false,
  purses: purses({ cash: "10000000" }),
};

const plan = (change: {
  buyer?: Partial<Buyer>;
  voucher?: VoucherState;
  sku?: string;
  quantity?: number;
}) => {
  const { buyer = {}, voucher: picked = null, sku = "general-100k", quantity = 3 } = change;
  return planPurchase({ ...rich, ...buyer }, picked, FIRST_CATALOG, { sku, quantity }, at);
};

describe("R-ORD-1 · one pack size, 1 to 100 of them, total exact", () => {
  it.each([
    ["general-100k", 3, "840.00"], // worked by the purchase guide
    ["general-10k", 1, "30.00"],
    ["general-50m", 100, "7500000.00"],
  ])("%s × %i costs %s", (sku, quantity, total) => {
    const planned = plan({ sku, quantity });
    expect(planned.ok && [fenString(planned.value.total), planned.value.perPack.length]).toEqual([
      total,
      quantity,
    ]);
  });

  it.each([0, -1, 101, 1.5, Number.NaN, Infinity])("a quantity of %d is refused", (quantity) => {
    expect(plan({ quantity })).toEqual({
      ok: false,
      refusal: { code: "bad-quantity", rule: "R-ORD-1" },
    });
  });

  it.each(["general-1k", "legacy-10k", "", "__proto__"])(
    "R-CAT-3 · the size %j is not sold",
    (sku) => {
      expect(plan({ sku })).toEqual({
        ok: false,
        refusal: { code: "unknown-sku", rule: "R-CAT-3" },
      });
    },
  );
});

it("R-ORD-2 · a plan is paid in full, in the order of deduction, and shared over the packs", () => {
  const planned = plan({
    buyer: { purses: purses({ gift: "40.01", cash: "1000" }) },
    voucher: voucher({ balance: cny(100) }),
  });
  expect(planned.ok).toBe(true);
  if (!planned.ok) return;
  expect(inText(planned.value.payment)).toEqual(
    inText(payment({ voucher: "100", gift: "40.01", cash: "699.99" })),
  );
  expect(planned.value.perPack.map((each) => fenString(paymentTotal(each)))).toEqual([
    "280.00",
    "280.00",
    "280.00",
  ]);
});

it("R-ORD-5 · the packs end one year after delivery", () => {
  const planned = plan({});
  expect(planned.ok && planned.value.endsAt).toEqual(shanghai("2026-03-02T10:00:00"));
});

it("R-ORD-2 · insufficient funds: the refusal says how much is missing", () => {
  const refused = plan({ buyer: { purses: purses({ cash: "839.99" }) } });
  expect(refused.ok).toBe(false);
  if (refused.ok || refused.refusal.code !== "funds-too-low")
    throw new Error("not refused for funds");
  expect([refused.refusal.rule, fenString(refused.refusal.missing)]).toEqual(["R-ORD-2", "0.01"]);
});

describe("R-ACC-1 · R-ARR-1 · R-MOD-1 · R-ACC-3 · who may not buy", () => {
  it.each<[Partial<Buyer>, code: string, rule: string]>([
    [{ verified: false }, "identity-unverified", "R-ACC-1"],
    [{ inArrears: true }, "in-arrears", "R-ARR-1"],
    [{ contentStopped: true }, "content-stopped", "R-MOD-1"],
    [{ closed: true }, "service-closed", "R-ACC-3"],
  ])("%o", (buyer, code, rule) => {
    expect(plan({ buyer })).toEqual({ ok: false, refusal: { code, rule } });
  });
});

it("R-FUND-2 · a voucher that cannot be used is refused, never silently left out", () => {
  const refusal = { code: "voucher-wrong-scope", rule: "R-FUND-2" };
  expect(plan({ voucher: voucher({ scope: "postpaid" }) })).toEqual({ ok: false, refusal });
});

it("R-FUND-2 · a purchase is prepaid: a voucher for that is good for it", () => {
  expect(plan({ voucher: voucher({ scope: "prepaid" }) }).ok).toBe(true);
});

it("R-FUND-2 · a voucher's minimum is that of the whole payment", () => {
  expect(plan({ voucher: voucher({ minimum: cny(840) }) }).ok).toBe(true);
  expect(plan({ voucher: voucher({ minimum: cny("840.01") }) }).ok).toBe(false);
});
