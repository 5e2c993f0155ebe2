import { expect, it } from "vitest";

import { billState } from "@/lib/core/bill-state";
import { shanghai } from "@/tests/support/shanghai";

const issuedAt = shanghai("2025-11-01T00:10:00");
const before = shanghai("2025-10-20T00:00:00");
const after = shanghai("2025-11-01T00:10:00.001");

it.each([
  ["paid", "0.00", false, null],
  ["paid", "0.00", false, before], // in arrears for another reason
  ["owed", "0.01", false, before],
  ["owed", "0.01", false, issuedAt], // the bill itself began the arrears
  ["owed", "0.01", true, issuedAt],
  ["repaid", "0.01", false, null],
  ["repaid", "0.01", false, after], // those arrears are over, and others began
  ["corrected", "0.00", true, null],
  ["corrected", "0.01", true, null],
])(
  "R-SET-4 · a bill is %s that left %s unpaid, corrected %s, in arrears since %s",
  (state, owed, isCorrected, since) => {
    expect(billState({ owed, issuedAt, isCorrected }, since)).toBe(state);
  },
);
