import { plusHours } from "@/lib/core/calendar";
import type { Policies } from "@/lib/core/policies";
import { ZERO, isNegative, type Cny } from "@/lib/core/money";
import { availableBalance, type Purses } from "@/lib/core/payment";
import { ok, refuse, type Result } from "@/lib/core/result";

/** What happened to an account, and when. States are read off these facts and never stored. */
export type AccountFacts = {
  readonly activationRequestedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly arrearsSince: Date | null;
  readonly graceEndsAt: Date | null;
  readonly suspendedForArrearsAt: Date | null;
  readonly contentStoppedAt: Date | null;
  readonly closedAt: Date | null;
  readonly verifiedAt: Date | null;
};

export const SERVICE_STATES = ["inactive", "activating", "active", "suspended", "closed"] as const;
export type ServiceState = (typeof SERVICE_STATES)[number];

export const SUSPENSIONS = ["arrears", "moderation"] as const;
export type Suspension = (typeof SUSPENSIONS)[number];

/** R-ACC-3 · inactive → activating → active ⇄ suspended, and closed from any of them but inactive. */
export function serviceState(account: AccountFacts): ServiceState {
  if (account.closedAt) return "closed";
  if (account.activatedAt) return suspendedFor(account).length > 0 ? "suspended" : "active";
  return account.activationRequestedAt ? "activating" : "inactive";
}

/** R-ACC-3 · Both suspensions can hold at once, and each is lifted on its own. */
export const suspendedFor = (
  account: Pick<AccountFacts, "suspendedForArrearsAt" | "contentStoppedAt">,
): readonly Suspension[] =>
  SUSPENSIONS.filter((suspension) =>
    suspension === "arrears" ? account.suspendedForArrearsAt : account.contentStoppedAt,
  );

export type CallRefusal =
  | "not-activated"
  | "activating"
  | "in-arrears"
  | "content-stopped"
  | "closed";

/**
 * R-ACC-2 · Calls are accepted once the service is active. R-MOD-1 · A content stop refuses them, and so does
 * R-ARR-1 · a suspension for arrears, packs or no packs; during the grace time the service still works.
 */
export function mayCall(account: AccountFacts): Result<void, CallRefusal> {
  if (account.closedAt) return refuse("closed");
  if (account.contentStoppedAt) return refuse("content-stopped");
  if (account.suspendedForArrearsAt) return refuse("in-arrears");
  if (account.activatedAt) return ok(undefined);
  return refuse(account.activationRequestedAt ? "activating" : "not-activated");
}

export type ActivationRefusal =
  | "content-stopped"
  | "in-arrears"
  | "already-active"
  | "already-activating";

/**
 * R-ACC-2 · Anyone may activate once, needing neither verification nor a balance, but not in arrears. D-20 · A
 * service that was closed may be activated again on the same terms.
 */
export function mayActivate(account: AccountFacts): Result<void, ActivationRefusal> {
  if (account.contentStoppedAt) return refuse("content-stopped");
  if (account.arrearsSince) return refuse("in-arrears");
  if (account.closedAt) return ok(undefined);
  if (account.activatedAt) return refuse("already-active");
  return account.activationRequestedAt ? refuse("already-activating") : ok(undefined);
}

export type ClosingRefusal =
  | "closed"
  | "not-activated"
  | "bought-calls-left"
  | "refund-in-review"
  | "in-arrears";

/** What an account would lose, or leave undecided, by closing its service. */
export type OpenAffairs = { readonly boughtCallsLeft: number; readonly refundsInReview: number };

/**
 * R-ACC-3 · All that forbids closing the service, in the order in which one would explain it. Bought calls would be
 * lost. D-20 · So would the answer to a refund request that is in review, and R-ARR-1 · a debt is paid first.
 */
export function closingObstacles(
  account: AccountFacts,
  affairs: OpenAffairs,
): readonly ClosingRefusal[] {
  if (account.closedAt) return ["closed"];
  if (!account.activatedAt) return ["not-activated"];
  const obstacles: ClosingRefusal[] = [];
  if (affairs.boughtCallsLeft > 0) obstacles.push("bought-calls-left");
  if (affairs.refundsInReview > 0) obstacles.push("refund-in-review");
  if (account.arrearsSince) obstacles.push("in-arrears");
  return obstacles;
}

export type ArrearsFacts = Pick<
  AccountFacts,
  "arrearsSince" | "graceEndsAt" | "suspendedForArrearsAt"
>;

export type ArrearsEvent = "entered" | "suspended" | "left" | "resumed";

export type ArrearsStep = ArrearsFacts & {
  /** What this step changed, in order; empty where all stays as it was. Each one is a notice. */
  readonly happened: readonly ArrearsEvent[];
};

/**
 * R-ARR-1 · A balance below zero puts an account in arrears; when the grace time is over it is suspended.
 * R-FUND-5 · A balance that is no longer negative ends the arrears and lifts that suspension by itself.
 */
export function arrearsStep(
  account: ArrearsFacts & { readonly purses: Purses },
  now: Date,
  policies: Pick<Policies, "graceHours">,
): ArrearsStep {
  if (!isNegative(balanceOf(account.purses))) {
    return { ...OUT_OF_ARREARS, happened: eventsOfLeaving(account) };
  }
  const arrearsSince = account.arrearsSince ?? now;
  const graceEndsAt = account.graceEndsAt ?? plusHours(arrearsSince, policies.graceHours);
  const suspendedNow = !account.suspendedForArrearsAt && now >= graceEndsAt;
  const happened: ArrearsEvent[] = [];
  if (!account.arrearsSince) happened.push("entered");
  if (suspendedNow) happened.push("suspended");
  return {
    arrearsSince,
    graceEndsAt,
    suspendedForArrearsAt: suspendedNow ? now : account.suspendedForArrearsAt,
    happened,
  };
}

/** What decides over arrears: frozen money still belongs to the account. */
const balanceOf = (purses: Purses): Cny => availableBalance(purses, ZERO);

const OUT_OF_ARREARS: ArrearsFacts = {
  arrearsSince: null,
  graceEndsAt: null,
  suspendedForArrearsAt: null,
};

function eventsOfLeaving(account: ArrearsFacts): readonly ArrearsEvent[] {
  if (!account.arrearsSince) return [];
  return account.suspendedForArrearsAt ? ["left", "resumed"] : ["left"];
}
