import { describe, expect, it } from "vitest";

import { invoiceState, isInvoiceNumber, withdrawableUntil } from "@/lib/core/invoice-state";
import { shanghai } from "@/tests/support/shanghai";

const AT = shanghai("2025-11-01T00:10:00");

describe("invoiceState", () => {
  const facts = {
    withdrawnAt: null,
    issuedAt: null,
    rejectedAt: null,
    reversalAskedAt: null,
    reversedAt: null,
  };
  it.each([
    ["applied", {}],
    ["withdrawn", { withdrawnAt: AT }],
    ["rejected", { rejectedAt: AT }],
    ["issued", { issuedAt: AT }],
    ["reversal_asked", { issuedAt: AT, reversalAskedAt: AT }],
    ["reversed", { issuedAt: AT, reversedAt: AT }],
    ["reversed", { issuedAt: AT, reversalAskedAt: AT, reversedAt: AT }],
  ] as const)("R-INV-1 · an invoice is %s", (state, more) => {
    expect(invoiceState({ ...facts, ...more })).toBe(state);
  });
});

it.each([
  ["2025-11-18T00:00:00", "2025-11-19T00:00:00"],
  ["2025-11-18T23:59:59.999", "2025-11-19T00:00:00"],
  ["2025-12-31T09:00:00", "2026-01-01T00:00:00"],
])("R-INV-1 · what was applied for at %s may be withdrawn before %s", (applied, until) => {
  expect(withdrawableUntil(shanghai(applied))).toEqual(shanghai(until));
});

it.each([
  ["25117000000012345678", true],
  ["12345678", true],
  ["1234567", false],
  ["2511700000001234567", false],
  ["2511700000001234567X", false],
  ["", false],
])("R-INV-1 · %s is an invoice's number: %s", (text, is) => {
  expect(isInvoiceNumber(text)).toBe(is);
});
