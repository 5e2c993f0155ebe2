import { describe, expect, it } from "vitest";

import { paymentBetween, sharePaymentByLine } from "@/lib/core/line-payment";
import { cny } from "@/lib/core/money";
import { inText, payment } from "@/tests/support/money";

const shares = (paid: Parameters<typeof payment>[0], charges: readonly string[]) =>
  sharePaymentByLine(payment(paid), charges.map(cny)).map(inText);

describe("R-SET-3 · one payment over the lines of a bill", () => {
  it("the vendor's example: a voucher of 90 over 100 and 200 is 30 and 60", () => {
    expect(shares({ voucher: "90", cash: "210" }, ["100", "200"])).toMatchObject([
      { voucher: "30.00", cash: "70.00" },
      { voucher: "60.00", cash: "140.00" },
    ]);
  });

  it("the missing fen of a line comes from the source with the most to place", () => {
    expect(shares({ voucher: "0.01", gift: "0.01", cash: "0.98" }, ["0.50", "0.50"])).toEqual([
      { voucher: "0.00", gift: "0.00", income: "0.00", cash: "0.50" },
      { voucher: "0.01", gift: "0.01", income: "0.00", cash: "0.48" },
    ]);
  });

  it("lines of nothing took nothing, and a bill of nothing has such lines", () => {
    const nothing = { voucher: "0.00", gift: "0.00", income: "0.00", cash: "0.00" };
    expect(shares({ cash: "1" }, ["0", "1", "0"])).toEqual([
      nothing,
      { ...nothing, cash: "1.00" },
      nothing,
    ]);
    expect(shares({}, ["0", "0"])).toEqual([nothing, nothing]);
  });

  it("lines that do not come to the payment are a mistake", () => {
    expect(() => shares({ cash: "1" }, ["0.99"])).toThrow("do not come to what was paid");
  });
});

describe("R-REV-1 · a part of a payment, in the order of deduction", () => {
  const paid = payment({ voucher: "30", gift: "25", income: "50", cash: "175" });
  it.each([
    ["0", "0", {}],
    ["0", "84", { voucher: "30.00", gift: "25.00", income: "29.00" }],
    ["84", "280", { income: "21.00", cash: "175.00" }],
    ["29.99", "30.01", { voucher: "0.01", gift: "0.01" }],
    ["280", "280", {}],
  ])("from %s through %s", (from, through, expected) => {
    const nothing = { voucher: "0.00", gift: "0.00", income: "0.00", cash: "0.00" };
    const part = paymentBetween(paid, cny(from), cny(through));
    expect(inText(part)).toEqual({ ...nothing, ...expected });
  });
});
