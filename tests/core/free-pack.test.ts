import { describe, expect, it } from "vitest";

import type { AccountFacts } from "@/lib/core/account";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { freePackDue } from "@/lib/core/free-pack";
import { shanghai } from "@/tests/support/shanghai";

const account = (activatedAt: string | null, change: Partial<AccountFacts> = {}): AccountFacts => ({
  activationRequestedAt: activatedAt ? shanghai(activatedAt) : null,
  activatedAt: activatedAt ? shanghai(activatedAt) : null,
  arrearsSince: null,
  graceEndsAt: null,
  suspendedForArrearsAt: null,
  contentStoppedAt: null,
  closedAt: null,
  verifiedAt: null,
  ...change,
});

const due = (facts: AccountFacts, clock: string) =>
  freePackDue(facts, "general", FIRST_CATALOG, shanghai(clock));

const since = shanghai("2025-10-20T00:00:00");

describe("R-FREE-1 · the month's free pack, from the 1st or from activation to the month's end", () => {
  it.each([
    [
      "2025-10-07T09:00:00",
      "2025-11-01T00:00:00.000",
      "2025-11",
      "2025-11-01T00:00:00",
      "2025-12-01T00:00:00",
    ],
    [
      "2025-11-12T09:00:00",
      "2025-11-12T09:00:00.000",
      "2025-11",
      "2025-11-12T09:00:00",
      "2025-12-01T00:00:00",
    ],
    [
      "2025-11-30T23:59:59",
      "2025-11-30T23:59:59.999",
      "2025-11",
      "2025-11-30T23:59:59",
      "2025-12-01T00:00:00",
    ],
    [
      "2025-10-07T09:00:00",
      "2025-12-31T23:59:59.999",
      "2025-12",
      "2025-12-01T00:00:00",
      "2026-01-01T00:00:00",
    ],
  ])("activated %s, at %s", (activatedAt, clock, month, startsAt, endsAt) => {
    expect(due(account(activatedAt), clock)).toEqual({
      product: "general",
      month,
      calls: 1000,
      startsAt: shanghai(startsAt),
      endsAt: shanghai(endsAt),
    });
  });

  it.each([
    ["not activated", account(null)],
    ["activated later", account("2025-11-12T09:00:00")],
    ["closed", account("2025-10-07T09:00:00", { closedAt: since })],
  ])("none for an account that is %s", (_, facts) => {
    expect(due(facts, "2025-11-12T08:59:59.999")).toBeNull();
  });

  it("none for legacy, which has no free quota", () => {
    expect(freePackDue(account("2025-10-07T09:00:00"), "legacy", FIRST_CATALOG, since)).toBeNull();
  });
});

describe("R-FREE-2 · none while suspended, on resuming within the month the whole pack", () => {
  it.each<[string, Partial<AccountFacts>]>([
    ["for arrears", { arrearsSince: since, suspendedForArrearsAt: since }],
    ["for content", { contentStoppedAt: since }],
  ])("%s", (_, change) => {
    expect(due(account("2025-10-07T09:00:00", change), "2025-11-01T00:00:00")).toBeNull();
    expect(due(account("2025-10-07T09:00:00"), "2025-11-20T00:00:00")?.calls).toBe(1000);
  });

  it("arrears within the grace time do not take it away", () => {
    expect(
      due(account("2025-10-07T09:00:00", { arrearsSince: since }), "2025-11-01T00:00:00"),
    ).not.toBeNull();
  });
});

it("R-FREE-3 · a grant that comes late reaches back to the 1st", () => {
  expect(due(account("2025-10-07T09:00:00"), "2025-11-01T00:20:00")?.startsAt).toEqual(
    shanghai("2025-11-01T00:00:00"),
  );
});
