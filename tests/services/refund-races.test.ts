import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { packs, refunds } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { Staff } from "@/lib/services/context";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { approveRefund } from "@/lib/services/refunds/approve-refund";
import { refuseRefund } from "@/lib/services/refunds/refuse-refund";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { withdrawRefund } from "@/lib/services/refunds/withdraw-refund";
import { assertBooks } from "@/tests/support/books";
import {
  aBoughtPack,
  aCustomer,
  as,
  aStaff,
  boughtPacks,
  valueOf,
} from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-10-01T12:00:00"));
const ROUNDS = 20;

const asking = (accountId: string, packId: string, requestKey: string = randomUUID()) =>
  requestRefund(as(database(), clock, { kind: "customer", accountId, by: "test" }), {
    accountId,
    packId,
    reason: "不再需要",
    requestKey,
  });

const calling = (accountId: string, calls: number) =>
  recordCalls(database(), clock, [
    { accountId, key: randomUUID(), product: "general", edition: null, calls, occurredAt: null },
  ]);

const packNow = async (packId: string) => {
  const [pack] = await database().select().from(packs).where(eq(packs.id, packId));
  if (!pack) throw new Error("the pack is gone");
  return pack;
};

/** A request in review of an account that shares its identity with two others. */
async function inReview(sku: "general-10k" | "general-5m" = "general-10k") {
  const wish = { clock, cash: "9300", identityFingerprint: randomUUID() };
  const { accountId } = await aCustomer(database(), wish);
  await aCustomer(database(), wish);
  await aCustomer(database(), wish);
  const pack = await aBoughtPack(database(), { accountId, clock, sku });
  const { id: refundId } = valueOf(await asking(accountId, pack.id));
  return { accountId, packId: pack.id, refundId };
}

const approving = (
  staff: Staff,
  { accountId, refundId }: { accountId: string; refundId: string },
) => approveRefund(as(database(), clock, staff), { accountId, refundId, note: "checked" });

const stateOf = async (refundId: string) => {
  const [refund] = await database().select().from(refunds).where(eq(refunds.id, refundId));
  return refund?.state;
};

describe("races for one pack", () => {
  it("R-REF-10 · either the call or the refund wins the pack, never both", async () => {
    const winners = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { accountId } = await aCustomer(database(), { clock, cash: "30" });
      const pack = await aBoughtPack(database(), { accountId, clock });
      await calling(accountId, 1000); // The free pack is used up: the next call would draw on the bought one.
      const race = [() => asking(accountId, pack.id), () => calling(accountId, 1)];
      if (round % 2 === 1) race.reverse();
      await Promise.all(race.map((run) => run()));

      const after = await packNow(pack.id);
      const refunded = after.refundedAt !== null;
      winners.add(refunded ? "refund" : "call");
      expect(after.callsUsed).toBe(refunded ? 0 : 1);
      await assertBooks(database(), accountId);
    }
    expect(winners.size).toBe(2);
  });

  it("R-REF-10 · many requests at once pay one pack once", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { accountId } = await aCustomer(database(), { clock, cash: "30" });
      const pack = await aBoughtPack(database(), { accountId, clock });
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => asking(accountId, pack.id)),
      );
      const states = answers.map((answer) => valueOf(answer).state).toSorted();
      expect(states).toEqual(["paid", "refused", "refused", "refused"]);
      await assertBooks(database(), accountId);
    }
  });

  it("R-REF-10 · a double click under one key is one request", async () => {
    const { accountId } = await aCustomer(database(), { clock, cash: "30" });
    const pack = await aBoughtPack(database(), { accountId, clock });
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => asking(accountId, pack.id, key)),
    );
    expect(new Set(answers.map((answer) => valueOf(answer).id)).size).toBe(1);
    expect(await database().select().from(refunds).where(eq(refunds.packId, pack.id))).toHaveLength(
      1,
    );
  });

  it("R-REF-7 · requests for many packs at once cannot slip past the signal together", async () => {
    const { accountId } = await aCustomer(database(), { clock, cash: "300" });
    const bought = await boughtPacks(database(), { accountId, clock, quantity: 6 });
    const answers = await Promise.all(bought.map(({ id }) => asking(accountId, id)));
    const states = answers.map((answer) => valueOf(answer).state);
    expect(states.filter((state) => state === "paid")).toHaveLength(2);
    expect(states.filter((state) => state === "in_review")).toHaveLength(4);
  });
});

describe("races of deciders", () => {
  it("R-REF-10 · two supporters approve at once: it is paid once", async () => {
    const [one, two] = [await aStaff(database(), "support"), await aStaff(database(), "support")];
    for (let round = 0; round < ROUNDS; round += 1) {
      const review = await inReview();
      const answers = await Promise.all([approving(one, review), approving(two, review)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      await assertBooks(database(), review.accountId);
    }
  });

  it("R-REF-11 · one person cannot be both pairs of eyes by being quick", async () => {
    const support = await aStaff(database(), "support");
    const sameAsFinance: Staff = { ...support, role: "finance" };
    for (let round = 0; round < ROUNDS; round += 1) {
      const review = await inReview("general-5m");
      await Promise.all([approving(support, review), approving(sameAsFinance, review)]);
      expect(await stateOf(review.refundId)).toBe("awaiting_finance");
    }
  });

  it("R-REF-9 · approving and withdrawing at once: one of them happens, wholly", async () => {
    const support = await aStaff(database(), "support");
    for (let round = 0; round < ROUNDS; round += 1) {
      const review = await inReview();
      const own = as(database(), clock, {
        kind: "customer",
        accountId: review.accountId,
        by: "test",
      } as const);
      const race = [() => approving(support, review), () => withdrawRefund(own, review)];
      if (round % 2 === 1) race.reverse();
      const answers = await Promise.all(race.map((run) => run()));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);

      const pack = await packNow(review.packId);
      expect(pack.refundedAt !== null).toBe((await stateOf(review.refundId)) === "paid");
      expect(pack.heldAt).toBeNull();
      await assertBooks(database(), review.accountId);
    }
  });

  it("R-REF-10 · approving and refusing at once: one of them happens", async () => {
    const [one, two] = [await aStaff(database(), "support"), await aStaff(database(), "support")];
    for (let round = 0; round < ROUNDS; round += 1) {
      const review = await inReview();
      const refusing = refuseRefund(as(database(), clock, two), {
        ...review,
        customerReason: "多次退回",
      });
      const answers = await Promise.all([approving(one, review), refusing]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });
});
