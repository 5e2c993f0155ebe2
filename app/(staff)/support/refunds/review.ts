import { notFound } from "next/navigation";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { database } from "@/db";
import { accountOf, type Account } from "@/db/queries/accounts";
import { packOf, type PackView } from "@/db/queries/packs";
import { namesOf } from "@/db/queries/people";
import { refundById } from "@/db/queries/refunds";
import { cny, fenString, plus } from "@/lib/core/money";
import type { Policies } from "@/lib/core/policies";
import { needsSecondApprover, type RuleCheck } from "@/lib/core/refund";
import { catalogInForce } from "@/lib/services/catalogs";
import { reviewOutlook } from "@/lib/services/refunds/refund-outlook";

export type RefundRow = NonNullable<Awaited<ReturnType<typeof refundById>>>;

/** All that one decision is made from, as it stands now. */
export type Review = {
  readonly refund: RefundRow["refund"];
  readonly pack: PackView;
  readonly account: Account;
  /** The account's own time (R-TIME-1). */
  readonly now: Date;
  readonly waiting: boolean;
  /** The rules now, for a request that waits; the rules it was decided by, for one that does not. */
  readonly checks: readonly RuleCheck[];
  /** What is no longer as it was when the customer asked. */
  readonly changed: readonly RuleCheck[];
  /** R-REF-3 · The first instant at which asking was too late. */
  readonly until: Date;
  /** What is, or was, returned, in yuan. */
  readonly returned: Record<"cash" | "income" | "gift" | "total", string>;
  /** R-REF-11 · The approval of support is the first of two. */
  readonly goesToFinance: boolean;
  readonly policies: Policies;
  readonly catalogVersion: number;
  readonly firstApprover: string | null;
  /** Null where the rules decided, or nobody has yet. */
  readonly decider: string | null;
};

/** One request of the watched clock's accounts; nothing is found of another clock's. */
export async function reviewOf(refundId: string): Promise<Review> {
  const [clock, row] = await Promise.all([watchedClock(), refundById(database(), refundId)]);
  if (!row || row.account.clockId !== clock.id) notFound();
  const { refund } = row;
  const [account, pack, outlook, names, catalog] = await Promise.all([
    accountOf(database(), refund.accountId),
    packOf(database(), refund.accountId, refund.packId, clock.now),
    reviewOutlook(database(), refund.accountId, refund.id),
    namesOf(database(), refund.firstApprovedBy ? [refund.firstApprovedBy] : []),
    catalogInForce(database(), clock.now),
  ]);
  if (!account || !pack || !outlook) throw new Error(`refund ${refund.id} has lost its pack`);
  const waiting = isWaiting(refund);
  const asked = checksWhenAsked(refund);
  return {
    refund,
    account,
    pack,
    waiting,
    now: clock.now,
    checks: waiting ? outlook.rules : asked,
    changed: waiting ? outlook.rules.filter((check) => !wasSo(check, asked)) : [],
    until: outlook.until,
    returned: returnedBy(refund),
    goesToFinance:
      refund.state === "in_review" && needsSecondApprover(outlook.amounts, catalog.policies, true),
    policies: catalog.policies,
    catalogVersion: catalog.version,
    firstApprover: names.get(refund.firstApprovedBy ?? "") ?? null,
    decider: row.decider,
  };
}

type Refund = RefundRow["refund"];

/** Whether a request still waits for support or finance. */
export const isWaiting = ({ state }: Refund): boolean =>
  state === "in_review" || state === "awaiting_finance";

/** The rules as they were answered when the customer asked: the service wrote them down (R-REF-8). */
export const checksWhenAsked = ({ rules }: Refund): readonly RuleCheck[] =>
  rules as readonly RuleCheck[];

/** R-REF-4 · What a request returns, and to which purse; nothing where it was refused or withdrawn. */
export function returnedBy(refund: Refund): Review["returned"] {
  if (!isWaiting(refund) && refund.state !== "paid") return NOTHING;
  const { cash, income, gift } = refund;
  return { cash, income, gift, total: fenString(plus(cny(cash), cny(income), cny(gift))) };
}

const NOTHING = { cash: "0.00", income: "0.00", gift: "0.00", total: "0.00" };

const wasSo = (check: RuleCheck, asked: readonly RuleCheck[]): boolean =>
  asked.some(
    ({ id, outcome, fact }) =>
      id === check.id && outcome === check.outcome && fact.code === check.fact.code,
  );
