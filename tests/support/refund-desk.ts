import { randomUUID } from "node:crypto";

import { expect } from "vitest";

import type { Database } from "@/db/client";
import { packOf } from "@/db/queries/packs";
import type { Clock } from "@/lib/clock";
import type { PackSku } from "@/lib/core/catalog";
import type { RuleCheck } from "@/lib/core/refund";
import type { Staff } from "@/lib/services/context";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { Pack } from "@/lib/services/packs/find-pack";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { aBoughtPack, aCustomer, as, valueOf, type CustomerWish } from "@/tests/support/factories";

type Asked = {
  readonly at?: Clock;
  readonly requestKey?: string;
  readonly reason?: string;
};

/** What tests of refunds do again and again, at the time of one clock. */
export function refundDesk(database: () => Database, clock: Clock) {
  const customer = (wish: Partial<CustomerWish> = {}) =>
    aCustomer(database(), { clock, cash: "100", ...wish });

  const asking = ({ accountId, id: packId }: Pack, { at = clock, ...wish }: Asked = {}) =>
    requestRefund(as(database(), at, { kind: "customer", accountId, by: "test" }), {
      accountId,
      packId,
      reason: "买错规格",
      requestKey: randomUUID(),
      ...wish,
    });

  const calling = (accountId: string, calls: number) =>
    recordCalls(database(), clock, [
      { accountId, key: randomUUID(), product: "general", edition: null, calls, occurredAt: null },
    ]);

  const packNow = async ({ accountId, id }: Pack) => {
    const pack = await packOf(database(), accountId, id, clock.now());
    if (!pack) throw new Error("the pack is gone");
    return pack;
  };

  /** A pack whose request is in review: two of its size were given back within the month. */
  const inReview = async (sku: PackSku = "general-10k", cash = "100") => {
    const { accountId } = await customer({ cash });
    for (let cycle = 0; cycle < 2; cycle += 1) {
      valueOf(await asking(await aBoughtPack(database(), { accountId, clock, sku })));
    }
    const pack = await aBoughtPack(database(), { accountId, clock, sku });
    const refund = valueOf(await asking(pack));
    expect(refund.state).toBe("in_review");
    return { accountId, pack, refund, refundId: refund.id };
  };

  const deciding = (actor: Staff, at = clock) => as(database(), at, actor);

  return { customer, asking, calling, packNow, inReview, deciding };
}

export const failedOf = (rules: unknown) =>
  (rules as RuleCheck[]).filter(({ outcome }) => outcome === "fail").map(({ id }) => id);

export const signalOf = (rules: unknown) =>
  (rules as RuleCheck[]).find(({ outcome }) => outcome === "signal")?.fact.code;
