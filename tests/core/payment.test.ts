import { describe, expect, it } from "vitest";

import { cny, fenString, ZERO } from "@/lib/core/money";
import {
  NO_PAYMENT,
  availableBalance,
  deductible,
  payBill,
  payPurchase,
  paymentTotal,
  pickVoucherForBill,
  sharePayment,
  spendable,
  voucherRefusal,
  type VoucherRefusal,
  type VoucherState,
} from "@/lib/core/payment";
import splitGolden from "@/tests/golden/payment-split.json";
import pickGolden from "@/tests/golden/voucher-pick.json";
import { inText, payment, purses } from "@/tests/support/money";
import { shanghai } from "@/tests/support/shanghai";
import { voucher } from "@/tests/support/vouchers";

const full = purses({ gift: "10", income: "20", cash: "30" });

describe("R-FUND-1 · voucher, then gift, then income, then cash", () => {
  it.each([
    [voucher({ balance: cny(5) }), "0.01", { voucher: "0.01" }],
    [voucher({ balance: cny(5) }), "5", { voucher: "5" }],
    [voucher({ balance: cny(5) }), "5.01", { voucher: "5", gift: "0.01" }],
    [voucher({ balance: cny(5) }), "15.01", { voucher: "5", gift: "10", income: "0.01" }],
    [
      voucher({ balance: cny(5) }),
      "35.01",
      { voucher: "5", gift: "10", income: "20", cash: "0.01" },
    ],
    [voucher({ balance: cny(5) }), "65", { voucher: "5", gift: "10", income: "20", cash: "30" }],
    [null, "12", { gift: "10", income: "2" }],
    [null, "60", { gift: "10", income: "20", cash: "30" }],
    [null, "0", {}],
  ])("with %o, %s is paid", (picked, total, expected) => {
    const paid = payPurchase(full, picked, cny(total));
    expect(paid.ok && inText(paid.value)).toEqual(inText(payment(expected)));
  });

  it("available is cash, income and gift less what is frozen", () => {
    const balance = availableBalance(purses({ cash: "-5", income: "2", gift: "1" }), cny("0.50"));
    expect(fenString(balance)).toBe("-2.50");
  });
});

describe("R-FUND-1 · what is there for a purchase", () => {
  const three = { cash: "30", income: "20", gift: "10" };
  it.each([
    [three, "0", three],
    [three, "29.99", { ...three, cash: "0.01" }],
    [three, "30", { income: "20", gift: "10" }],
    [three, "30.01", { income: "19.99", gift: "10" }],
    [three, "55", { gift: "5" }],
    [three, "60", {}],
    [three, "70", {}], // a bill came after the freeze
    [{ cash: "-5", gift: "10" }, "0", { gift: "5" }],
    [{ cash: "-5", income: "3", gift: "10" }, "1", { gift: "7" }],
  ])("of %o with %s frozen is %o", (held, frozen, expected) => {
    expect(inText(spendable(purses(held), cny(frozen)))).toEqual(inText(purses(expected)));
  });
});

describe("R-ORD-2 · a purchase never drives cash below zero, and says what is missing", () => {
  it.each([
    [full, null, "60.01", "0.01"],
    [full, voucher({ balance: cny(5) }), "100", "35.00"],
    [purses({ cash: "-50" }), null, "30", "30.00"], // a debt is not made larger, and not counted twice
    [purses({ cash: "-50", gift: "10" }), null, "30", "20.00"],
    [purses({}), null, "30", "30.00"],
  ])("from %o with %o for %s, %s is missing", (held, picked, total, missing) => {
    const refused = payPurchase(held, picked, cny(total));
    expect(refused.ok).toBe(false);
    if (!refused.ok)
      expect([refused.refusal.code, fenString(refused.refusal.missing)]).toEqual([
        "funds-too-low",
        missing,
      ]);
  });

  it("cash in debt does not stand in the way of a gift that suffices", () => {
    const paid = payPurchase(purses({ cash: "-50", gift: "30" }), null, cny(30));
    expect(paid.ok && inText(paid.value)).toEqual(inText(payment({ gift: "30" })));
  });
});

describe("R-SET-4 · a bill is always charged, and what nothing covers is owed in cash", () => {
  it.each([
    [full, null, "60", { gift: "10", income: "20", cash: "30" }, "0.00"],
    [full, null, "60.01", { gift: "10", income: "20", cash: "30.01" }, "0.01"],
    [
      full,
      voucher({ balance: cny(1) }),
      "61.01",
      { voucher: "1", gift: "10", income: "20", cash: "30.01" },
      "0.01",
    ],
    [purses({ cash: "-5" }), null, "3", { cash: "3" }, "3.00"],
    [purses({}), null, "5597.20", { cash: "5597.20" }, "5597.20"],
    [purses({}), null, "0", {}, "0.00"],
  ])("from %o with %o, %s is taken", (held, picked, charge, expected, owed) => {
    const { owed: left, ...paid } = payBill(held, picked, cny(charge));
    expect(inText(paid)).toEqual(inText(payment(expected)));
    expect(fenString(left)).toBe(owed);
    expect(fenString(paymentTotal(paid))).toBe(fenString(cny(charge)));
  });
});

describe("R-FUND-2 · when a voucher can be used", () => {
  const use = {
    product: "general",
    scope: "prepaid",
    amount: cny(50),
    at: shanghai("2025-06-01T00:00:00"),
  } as const;

  it.each<[why: string, change: Partial<VoucherState>, refusal: VoucherRefusal | null]>([
    ["as it is", {}, null],
    ["from its first instant", { startsAt: use.at }, null],
    ["not a moment before", { startsAt: shanghai("2025-06-01T00:00:00.001") }, "not-started"],
    ["without a start", { startsAt: null }, null],
    ["to its last instant", { endsAt: shanghai("2025-06-01T00:00:00.001") }, null],
    ["not at its end", { endsAt: use.at }, "expired"],
    ["with a fen on it", { balance: cny("0.01") }, null],
    ["not without one", { balance: ZERO }, "empty"],
    ["not a second time where one use was all", { multiUse: false, spent: true }, "empty"],
    ["for its product", { products: ["general"] }, null],
    ["not for another", { products: ["legacy"] }, "wrong-product"],
    ["for purchases", { scope: "prepaid" }, null],
    ["not a bill's voucher for a purchase", { scope: "postpaid" }, "wrong-scope"],
    ["at its minimum", { minimum: cny(50) }, null],
    ["not below it", { minimum: cny("50.01") }, "below-minimum"],
  ])("%s", (_, change, refusal) => {
    expect(voucherRefusal(voucher(change), use)).toBe(refusal);
  });

  it("pays its balance or the amount, whichever is less", () => {
    expect(fenString(deductible(voucher(), cny(99)))).toBe("99.00");
    expect(fenString(deductible(voucher(), cny(101)))).toBe("100.00");
  });
});

describe("R-FUND-2 · the voucher that the system picks for a bill", () => {
  const bill = { products: ["general"] as const, at: shanghai("2025-03-01T00:00:00") };

  it.each(pickGolden.cases)("a charge of $charge takes $picks", ({ charge, vouchers, picks }) => {
    const held = vouchers.map(({ id, balance, expires }) =>
      voucher({ id, balance: cny(balance), endsAt: shanghai(`2025-${expires}T00:00:00`) }),
    );
    expect(pickVoucherForBill(held, cny(charge), bill)?.id).toBe(picks);
    expect(pickVoucherForBill(held.toReversed(), cny(charge), bill)?.id).toBe(picks);
  });

  const one = (id: string, balance: number, change: Partial<VoucherState> = {}) =>
    voucher({ id, balance: cny(balance), ...change });

  it.each<[why: string, vouchers: VoucherState[], charge: number, picks: string | undefined]>([
    ["none is held", [], 10, undefined],
    [
      "the smallest balance, where expiry and deductible agree",
      [one("big", 30), one("small", 20)],
      10,
      "small",
    ],
    [
      "the one for bills",
      [one("p", 10, { scope: "prepaid" }), one("b", 50, { scope: "postpaid" })],
      10,
      "b",
    ],
    ["one that the minimum allows", [one("m", 10, { minimum: cny(11) }), one("n", 50)], 10, "n"],
    ["none for a bill of zero", [one("a", 10)], 0, undefined],
    ["the smaller id, where all agree", [one("b", 20), one("a", 20)], 10, "a"],
    ["the smaller id, however they are read", [one("a", 20), one("b", 20)], 10, "a"],
    ["the smallest of three", [one("c", 20), one("a", 20), one("b", 20)], 10, "a"],
  ])("%s", (_, vouchers, charge, picks) => {
    expect(pickVoucherForBill(vouchers, cny(charge), bill)?.id).toBe(picks);
  });

  it("is good for every product that the bill charges", () => {
    const held = [one("general", 10, { products: ["general"] }), one("any", 50)];
    const both = { products: ["general", "legacy"] as const, at: bill.at };
    expect(pickVoucherForBill(held, cny(10), bill)?.id).toBe("general");
    expect(pickVoucherForBill(held, cny(10), both)?.id).toBe("any");
  });
});

describe("R-ORD-3 · what each pack of an order cost in each source", () => {
  it.each(splitGolden.cases)(
    "$packs packs paid with $paid",
    ({ packs, paid, expect: expected }) => {
      expect(sharePayment(payment(paid), packs).map(inText)).toEqual(expected);
    },
  );

  it("throws where the packs cannot have cost the same", () => {
    expect(() => sharePayment(payment({ cash: "10.00" }), 3)).toThrow(
      new RangeError("3 packs cannot have cost the same whole fen each"),
    );
  });

  it("shares nothing into nothing", () => {
    expect(sharePayment(NO_PAYMENT, 2).map(inText)).toEqual([NO_PAYMENT, NO_PAYMENT].map(inText));
  });
});
