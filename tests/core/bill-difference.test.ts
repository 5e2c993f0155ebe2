import { describe, expect, it } from "vitest";

import { differences } from "@/lib/core/bill-difference";

const bill = (change: object = {}) =>
  JSON.stringify({ total: "0.05", lines: [{ charge: "0.05", prior: null }], ...change });

describe("R-SET-3 · where a bill and its making again differ", () => {
  it("nowhere, where they say the same", () => {
    expect(differences(bill(), bill())).toEqual([]);
    expect(differences(null, null)).toEqual([]);
  });

  it("a value by its place, lines counted from 1", () => {
    const again = bill({ total: "0.06", lines: [{ charge: "0.06", prior: null }] });
    expect(differences(bill(), again)).toEqual([
      { path: "total", issued: "0.05", computed: "0.06" },
      { path: "lines.1.charge", issued: "0.05", computed: "0.06" },
    ]);
  });

  it("a line that only one of them has", () => {
    const again = bill({ lines: [{ charge: "0.05" }, { charge: "1.00" }] });
    const [path, value] = ["lines.2.charge", "1.00"];
    expect(differences(bill(), again)).toEqual([{ path, issued: null, computed: value }]);
    expect(differences(again, bill())).toEqual([{ path, issued: value, computed: null }]);
  });

  it("everything, where there is no bill, and a null is a value that is not there", () => {
    expect(differences(null, bill())).toEqual([
      { path: "total", issued: null, computed: "0.05" },
      { path: "lines.1.charge", issued: null, computed: "0.05" },
    ]);
  });
});
