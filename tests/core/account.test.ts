import { describe, expect, it } from "vitest";

import {
  arrearsStep,
  closingObstacles,
  mayActivate,
  mayCall,
  serviceState,
  suspendedFor,
  type AccountFacts,
  type ArrearsFacts,
} from "@/lib/core/account";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import type { Result } from "@/lib/core/result";
import { purses } from "@/tests/support/money";
import { shanghai } from "@/tests/support/shanghai";

const then = shanghai("2025-11-01T00:10:00");
const fresh: AccountFacts = {
  activationRequestedAt: null,
  activatedAt: null,
  arrearsSince: null,
  graceEndsAt: null,
  suspendedForArrearsAt: null,
  contentStoppedAt: null,
  closedAt: null,
  verifiedAt: null,
};
const active = { ...fresh, activationRequestedAt: then, activatedAt: then };

const answer = (result: Result<void, string>) => (result.ok ? "yes" : result.refusal);

describe("R-ACC-2 · R-ACC-3 · R-MOD-1 · R-ARR-1 · the service's state, and who may call and activate", () => {
  it.each<[what: string, account: AccountFacts, state: string, call: string, activate: string]>([
    ["new", fresh, "inactive", "not-activated", "yes"],
    [
      "asked for",
      { ...fresh, activationRequestedAt: then },
      "activating",
      "activating",
      "already-activating",
    ],
    ["active", active, "active", "yes", "already-active"],
    [
      "in arrears, in the grace time",
      { ...active, arrearsSince: then, graceEndsAt: then },
      "active",
      "yes",
      "in-arrears",
    ],
    [
      "suspended for arrears",
      { ...active, arrearsSince: then, suspendedForArrearsAt: then },
      "suspended",
      "in-arrears",
      "in-arrears",
    ],
    [
      "stopped for content",
      { ...active, contentStoppedAt: then },
      "suspended",
      "content-stopped",
      "content-stopped",
    ],
    [
      "both",
      { ...active, arrearsSince: then, suspendedForArrearsAt: then, contentStoppedAt: then },
      "suspended",
      "content-stopped",
      "content-stopped",
    ],
    [
      "new and in arrears",
      { ...fresh, arrearsSince: then },
      "inactive",
      "not-activated",
      "in-arrears",
    ],
    [
      "new and stopped for content",
      { ...fresh, contentStoppedAt: then },
      "inactive",
      "content-stopped",
      "content-stopped",
    ],
    ["closed", { ...active, closedAt: then }, "closed", "closed", "yes"],
    [
      "closed and in arrears",
      { ...active, closedAt: then, arrearsSince: then },
      "closed",
      "closed",
      "in-arrears",
    ],
    [
      "closed and stopped for content",
      { ...active, closedAt: then, contentStoppedAt: then },
      "closed",
      "closed",
      "content-stopped",
    ],
  ])("%s", (_, account, state, call, activate) => {
    expect([serviceState(account), answer(mayCall(account)), answer(mayActivate(account))]).toEqual(
      [state, call, activate],
    );
  });

  it("activating needs no verified identity", () => {
    expect(mayActivate({ ...fresh, verifiedAt: null }).ok).toBe(true);
  });

  it("R-ACC-3 · both suspensions can hold at once", () => {
    expect(suspendedFor({ suspendedForArrearsAt: then, contentStoppedAt: then })).toEqual([
      "arrears",
      "moderation",
    ]);
    expect(suspendedFor({ suspendedForArrearsAt: null, contentStoppedAt: then })).toEqual([
      "moderation",
    ]);
    expect(suspendedFor({ suspendedForArrearsAt: then, contentStoppedAt: null })).toEqual([
      "arrears",
    ]);
    expect(suspendedFor(active)).toEqual([]);
  });

  it.each<[what: string, account: AccountFacts, calls: number, refunds: number, string[]]>([
    ["with nothing left", active, 0, 0, []],
    ["with a bought call left", active, 1, 0, ["bought-calls-left"]],
    ["with a refund request in review", active, 0, 1, ["refund-in-review"]],
    ["in arrears", { ...active, arrearsSince: then }, 0, 0, ["in-arrears"]],
    [
      "with all of it",
      { ...active, arrearsSince: then },
      2,
      3,
      ["bought-calls-left", "refund-in-review", "in-arrears"],
    ],
    ["while stopped for content", { ...active, contentStoppedAt: then }, 0, 0, []],
    ["before it was opened", fresh, 1, 1, ["not-activated"]],
    ["twice", { ...active, closedAt: then }, 1, 1, ["closed"]],
  ])(
    "R-ACC-3 · closing the service %s",
    (_, account, boughtCallsLeft, refundsInReview, expected) => {
      expect(closingObstacles(account, { boughtCallsLeft, refundsInReview })).toEqual(expected);
    },
  );
});

describe("R-ARR-1 · R-FUND-5 · into arrears, through the grace time, and out again", () => {
  const none: ArrearsFacts = { arrearsSince: null, graceEndsAt: null, suspendedForArrearsAt: null };
  const graceEndsAt = shanghai("2025-11-02T00:10:00");
  const grace: ArrearsFacts = { arrearsSince: then, graceEndsAt, suspendedForArrearsAt: null };
  const suspended: ArrearsFacts = { ...grace, suspendedForArrearsAt: graceEndsAt };

  it.each<
    [what: string, ArrearsFacts, cash: string, now: string, after: ArrearsFacts, happened: string[]]
  >([
    ["a balance of zero is no debt", none, "0", "2025-11-01T00:10:00", none, []],
    ["one fen below zero is", none, "-0.01", "2025-11-01T00:10:00", grace, ["entered"]],
    ["the service runs to the end of grace", grace, "-0.01", "2025-11-02T00:09:59.999", grace, []],
    ["and stops at it", grace, "-0.01", "2025-11-02T00:10:00", suspended, ["suspended"]],
    ["a larger debt gives no new grace", grace, "-900", "2025-11-01T12:00:00", grace, []],
    ["nothing happens twice", suspended, "-1", "2025-11-09T00:00:00", suspended, []],
    ["too little does not help", suspended, "-0.01", "2025-11-03T00:00:00", suspended, []],
    ["zero resumes the service", suspended, "0", "2025-11-03T00:00:00", none, ["left", "resumed"]],
    ["paid within the grace time", grace, "0", "2025-11-01T12:00:00", none, ["left"]],
  ])("%s", (_, facts, cash, now, after, happened) => {
    const step = arrearsStep(
      { ...facts, purses: purses({ cash }) },
      shanghai(now),
      FIRST_CATALOG.policies,
    );
    expect(step).toEqual({ ...after, happened });
  });

  it("without a grace time the service stops at once", () => {
    const step = arrearsStep({ ...none, purses: purses({ cash: "-1" }) }, then, { graceHours: 0 });
    expect(step).toEqual({
      arrearsSince: then,
      graceEndsAt: then,
      suspendedForArrearsAt: then,
      happened: ["entered", "suspended"],
    });
  });

  it("a gift or an income that outweighs the debt is no arrears", () => {
    const held = purses({ cash: "-10", gift: "4", income: "6" });
    expect(arrearsStep({ ...grace, purses: held }, then, FIRST_CATALOG.policies).happened).toEqual([
      "left",
    ]);
  });
});
