import { describe, expect, it } from "vitest";

import {
  checkItems,
  invoiceable,
  invoiceableTotals,
  planInvoice,
  stillHolds,
  type BillSpending,
  type OrderSpending,
} from "@/lib/core/invoice";
import { cny, fenString } from "@/lib/core/money";
import { shanghai } from "@/tests/support/shanghai";

const AT = shanghai("2025-11-01T00:10:00");

const bill = (facts: Partial<BillSpending> = {}): BillSpending => ({
  kind: "bill",
  reference: "2025-10",
  at: AT,
  cash: cny("100"),
  state: "paid",
  credited: cny("0"),
  debited: cny("0"),
  invoiceId: null,
  ...facts,
});
const order = (facts: Partial<OrderSpending> = {}): OrderSpending => ({
  kind: "order",
  reference: "ord_1",
  at: AT,
  cash: cny("560"),
  refunded: cny("0"),
  invoiceId: null,
  ...facts,
});

describe("invoiceable", () => {
  it.each([
    ["a bill that cash paid", bill(), "100.00", null],
    ["a bill that left a debt, paid back since", bill({ state: "repaid" }), "100.00", null],
    ["a bill that is still owed", bill({ state: "owed" }), "0.00", "owed"],
    ["a bill that stands on an invoice", bill({ invoiceId: "inv_1" }), "0.00", "invoiced"],
    ["a credited bill", bill({ credited: cny("36.20") }), "63.80", null],
    ["a bill credited to the last fen", bill({ credited: cny("100") }), "0.00", "nothing-in-cash"],
    ["a bill credited beyond it", bill({ credited: cny("120") }), "0.00", "nothing-in-cash"],
    [
      "a credit that a debit undid",
      bill({ credited: cny("36.20"), debited: cny("36.20") }),
      "100.00",
      null,
    ],
    ["a debit alone: it adds nothing to the bill", bill({ debited: cny("20") }), "100.00", null],
    ["an order", order(), "560.00", null],
    ["an order with one of two packs given back", order({ refunded: cny("280") }), "280.00", null],
    ["an order given back", order({ refunded: cny("560") }), "0.00", "nothing-in-cash"],
    ["an order on an invoice", order({ invoiceId: "inv_1" }), "0.00", "invoiced"],
    ["an order that cash did not pay", order({ cash: cny("0") }), "0.00", "nothing-in-cash"],
  ] as const)("R-INV-1 · %s", (_, spending, amount, bar) => {
    const found = invoiceable(spending);
    expect([fenString(found.amount), found.bar]).toEqual([amount, bar]);
  });

  it("R-INV-1 · says what of the cash came back", () => {
    expect(fenString(invoiceable(order({ refunded: cny("280.01") })).deducted)).toBe("280.01");
  });
});

it("R-INV-1 · what may be invoiced is bills and orders less what came back, is owed or invoiced", () => {
  const totals = invoiceableTotals([
    bill({ credited: cny("36.20") }),
    bill({ state: "owed", cash: cny("18") }),
    order({ refunded: cny("280") }),
    order({ refunded: cny("280"), invoiceId: "inv_1" }),
    order({ refunded: cny("560") }),
  ]);
  expect(Object.entries(totals).map(([name, amount]) => `${name} ${fenString(amount)}`)).toEqual([
    "bills 118.00",
    "orders 1680.00",
    "returned 1156.20",
    "owed 18.00",
    "invoiced 280.00",
    "amount 343.80",
  ]);
  const { bills, orders, returned, owed, invoiced, amount } = totals;
  expect(bills.plus(orders).minus(returned).minus(owed).minus(invoiced).equals(amount)).toBe(true);
});

describe("planInvoice", () => {
  const known = [bill(), order(), order({ reference: "ord_2", invoiceId: "inv_1" })];

  it("R-INV-1 · adds up what was chosen, each spending once", () => {
    const chosen = [
      { kind: "bill", reference: "2025-10" },
      { kind: "order", reference: "ord_1" },
      { kind: "order", reference: "ord_1" },
    ] as const;
    const plan = planInvoice(chosen, known);
    expect(plan.ok && fenString(plan.value.amount)).toBe("660.00");
    expect(plan.ok && plan.value.items.map(({ reference }) => reference)).toEqual([
      "2025-10",
      "ord_1",
    ]);
  });

  it.each([
    ["nothing", [], { code: "nothing-chosen" }],
    [
      "another account's order",
      [{ kind: "order", reference: "ord_9" }],
      { code: "spending-not-found", reference: "ord_9" },
    ],
    [
      "a bill's name as an order's",
      [{ kind: "order", reference: "2025-10" }],
      { code: "spending-not-found" },
    ],
    [
      "what is invoiced already",
      [
        { kind: "bill", reference: "2025-10" },
        { kind: "order", reference: "ord_2" },
      ],
      { code: "spending-not-invoiceable", reference: "ord_2", because: "invoiced" },
    ],
  ] as const)("R-INV-1 · refuses %s", (_, chosen, refusal) => {
    expect(planInvoice(chosen, known)).toMatchObject({
      ok: false,
      refusal: { ...refusal, rule: "R-INV-1" },
    });
  });
});

describe("checkItems", () => {
  const items = [{ kind: "order", reference: "ord_1", amount: cny("560") }] as const;
  const mine = order({ invoiceId: "inv_1" });
  it.each([
    ["nothing happened", [mine], "560.00", true],
    ["a pack went back", [{ ...mine, refunded: cny("280") }], "280.00", false],
    ["it stands on another invoice", [order({ invoiceId: "inv_2" })], "0.00", false],
    ["it was released", [order()], "0.00", false],
    ["it is gone", [], "0.00", false],
  ] as const)("R-INV-1 · since the application %s", (_, known, now, holds) => {
    const checks = checkItems("inv_1", items, known);
    expect(checks.map((check) => [fenString(check.now), check.holds])).toEqual([[now, holds]]);
    const verdict = stillHolds(checks);
    expect(verdict.ok).toBe(holds);
    if (!verdict.ok)
      expect(verdict.refusal).toMatchObject({
        code: "spending-changed",
        rule: "R-INV-1",
        applied: "560.00",
      });
  });
});
