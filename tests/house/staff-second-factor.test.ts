import { describe, expect, it } from "vitest";

import { readEnv } from "@/lib/env";

const needed = {
  NODE_ENV: "test",
  DATABASE_URL: "postgres://here/tuqian",
  AUTH_SECRET: "a".repeat(32),
  ENCRYPTION_KEY: "0".repeat(64),
} as const;

describe("whether staff must have an authenticator", () => {
  it.each([
    ["required", {}],
    ["required", { STAFF_TOTP: "required" }],
    ["optional", { SANDBOX: "1" }],
    ["optional", { SANDBOX: "1", STAFF_TOTP: "optional" }],
    ["required", { SANDBOX: "1", STAFF_TOTP: "required" }],
  ])("is %s under %j", (expected, given) => {
    expect(readEnv({ ...needed, ...given }).staffSecondFactor).toBe(expected);
  });

  it("cannot be waived outside the sandbox, or misspelt", () => {
    expect(() => readEnv({ ...needed, STAFF_TOTP: "optional" })).toThrow(/STAFF_TOTP/);
    expect(() => readEnv({ ...needed, SANDBOX: "1", STAFF_TOTP: "off" })).toThrow(/STAFF_TOTP/);
  });
});
