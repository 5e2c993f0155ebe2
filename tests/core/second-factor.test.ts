import { describe, expect, it } from "vitest";

import { missingProof, type MissingProof, type Proofs } from "@/lib/core/second-factor";

const customer: Proofs = { isStaff: false, hasSecondFactor: false, gaveCode: false };
const staff: Proofs = { ...customer, isStaff: true };

describe("R-ACC-1 · what somebody with the right password must still show", () => {
  it.each<[string, Proofs, required: MissingProof | null, optional: MissingProof | null]>([
    ["a customer without an authenticator", customer, null, null],
    ["a customer with one", { ...customer, hasSecondFactor: true }, "code", "code"],
    ["who gave its code", { ...customer, hasSecondFactor: true, gaveCode: true }, null, null],
    ["staff without an authenticator", staff, "enrolment", null],
    ["staff with one", { ...staff, hasSecondFactor: true }, "code", "code"],
    ["who gave its code", { ...staff, hasSecondFactor: true, gaveCode: true }, null, null],
  ])("%s", (_, proofs, required, optional) => {
    expect([missingProof(proofs, "required"), missingProof(proofs, "optional")]).toEqual([
      required,
      optional,
    ]);
  });
});
