import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { invoices, packs } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { invoiceState } from "@/lib/core/invoice-state";
import type { Invoice } from "@/lib/services/invoices/invoice";
import { assertBooks } from "@/tests/support/books";
import { aStaff, valueOf } from "@/tests/support/factories";
import { aNumber, invoiceDesk } from "@/tests/support/invoice-desk";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:00"));
const desk = invoiceDesk(database, clock);
const ROUNDS = 12;

/** Runs two deeds at once, each first in half of the rounds. */
async function race<A, B>(round: number, a: () => Promise<A>, b: () => Promise<B>) {
  if (round % 2 === 0) return Promise.all([a(), b()]);
  const [second, first] = await Promise.all([b(), a()]);
  return [first, second] as const;
}

const applied = async () => {
  const made = await desk.withOrder();
  return { ...made, invoice: valueOf(await desk.applying(made, [made.order], "30.00")) };
};

const stateNow = async ({ id }: Invoice) => {
  const [now] = await database().select().from(invoices).where(eq(invoices.id, id));
  return now && invoiceState(now);
};

describe("races for one spending", () => {
  it("R-INV-1 · of two applications for the same order one is made", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const made = await desk.withOrder();
      const asking = () => desk.applying(made, [made.order], "30.00");
      const results = await race(round, asking, asking);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await desk.standing(made.accountId)).toEqual([made.order.reference]);
    }
  });

  it("R-INV-1 · of an issue and a refund exactly one wins", async () => {
    const finance = await aStaff(database(), "finance");
    const winners = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { invoice, pack, accountId } = await applied();
      const [issued, refund] = await race(
        round,
        () => desk.issuing(finance, invoice),
        () => desk.refunding(pack),
      );
      const paid = valueOf(refund).state === "paid";
      expect(issued.ok).toBe(!paid);
      const [now] = await database().select().from(packs).where(eq(packs.id, pack.id));
      expect(now?.refundedAt !== null).toBe(paid);
      await assertBooks(database(), accountId);
      winners.add(paid ? "refund" : "issue");
    }
    expect(winners).toEqual(new Set(["refund", "issue"]));
  });

  it("R-INV-1 · of an issue and a rejection, or a withdrawal, exactly one wins", async () => {
    const finance = await aStaff(database(), "finance");
    for (let round = 0; round < ROUNDS; round += 1) {
      const { invoice, customer, accountId } = await applied();
      const [issued, ended] = await race(
        round,
        () => desk.issuing(finance, invoice),
        async () => {
          const other =
            round % 4 < 2 ? desk.rejecting(finance, invoice) : desk.withdrawing(customer, invoice);
          return (await other).ok;
        },
      );
      expect(ended).toBe(!issued.ok);
      expect(await desk.standing(accountId)).toHaveLength(issued.ok ? 1 : 0);
      expect(await stateNow(invoice)).toBe(
        issued.ok ? "issued" : round % 4 < 2 ? "rejected" : "withdrawn",
      );
    }
  });

  it("R-INV-1 · reversed twice at once it is reversed once", async () => {
    const finance = await aStaff(database(), "finance");
    for (let round = 0; round < ROUNDS; round += 1) {
      const { invoice } = await applied();
      valueOf(await desk.issuing(finance, invoice));
      const reversing = () => desk.reversing(finance, invoice);
      const results = await race(round, reversing, reversing);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await stateNow(invoice)).toBe("reversed");
    }
  });

  it("R-INV-1 · one number at once on invoices of two accounts stands on one; the other is told so", async () => {
    const finance = await aStaff(database(), "finance");
    for (let round = 0; round < ROUNDS; round += 1) {
      const [mine, other] = [await applied(), await applied()];
      const number = aNumber();
      const results = await race(
        round,
        () => desk.issuing(finance, mine.invoice, number),
        () => desk.issuing(finance, other.invoice, number),
      );
      const refusals = results.flatMap((result) => (result.ok ? [] : [result.refusal.code]));
      expect(refusals).toEqual(["number-taken"]);
    }
  });
});
