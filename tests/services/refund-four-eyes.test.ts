import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { people, refunds } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { Staff } from "@/lib/services/context";
import { pursesOf } from "@/lib/services/ledger";
import { approveRefund } from "@/lib/services/refunds/approve-refund";
import { refuseRefund } from "@/lib/services/refunds/refuse-refund";
import { aStaff, refusalOf, valueOf } from "@/tests/support/factories";
import { inText } from "@/tests/support/money";
import { refundDesk } from "@/tests/support/refund-desk";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOON = shanghai("2025-10-01T12:00:00");
const clock = clockAt(NOON);
const { inReview, deciding } = refundDesk(database, clock);

describe("four eyes", () => {
  const LARGE = ["general-5m", "9300"] as const;

  it("R-REF-11 · above the policy's amount finance completes what support approved", async () => {
    const { accountId, refundId } = await inReview(...LARGE);
    const [support, finance] = [
      await aStaff(database(), "support"),
      await aStaff(database(), "finance"),
    ];
    const approval = { accountId, refundId, note: "checked" };
    expect(refusalOf(await approveRefund(deciding(finance), approval))).toMatchObject({
      code: "wrong-role",
      needed: "support",
    });
    expect(valueOf(await approveRefund(deciding(support), approval))).toMatchObject({
      state: "awaiting_finance",
      firstApprovedBy: support.personId,
      decidedAt: null,
    });
    expect(refusalOf(await approveRefund(deciding(support), approval))).toMatchObject({
      code: "wrong-role",
      needed: "finance",
    });
    expect(valueOf(await approveRefund(deciding(finance), approval))).toMatchObject({
      state: "paid",
      decidedBy: finance.personId,
    });
    expect(inText(await pursesOf(database(), accountId))).toMatchObject({ cash: "9300.00" });
  });

  it("R-REF-11 · up to the policy's amount one person is enough", async () => {
    const { accountId, refundId } = await inReview("general-1m", "2750");
    const support = await aStaff(database(), "support");
    expect(
      valueOf(await approveRefund(deciding(support), { accountId, refundId, note: "ok" })).state,
    ).toBe("paid");
  });

  it("R-REF-11 · a person whose role changed in between is still the same person", async () => {
    const { accountId, refundId } = await inReview(...LARGE);
    const support = await aStaff(database(), "support");
    valueOf(await approveRefund(deciding(support), { accountId, refundId, note: "checked" }));
    const promoted: Staff = { ...support, role: "finance" };
    expect(
      refusalOf(await approveRefund(deciding(promoted), { accountId, refundId, note: "again" })),
    ).toEqual({
      code: "same-person-twice",
      rule: "R-REF-11",
    });
  });

  it("R-REF-11 · the database refuses the same person twice, whoever asks it", async () => {
    const { refundId } = await inReview(...LARGE);
    const samePerson = database()
      .update(refunds)
      .set({ state: "paid", decidedAt: NOON, firstApprovedBy: "prs_1", decidedBy: "prs_1" })
      .where(eq(refunds.id, refundId));
    await expect(samePerson).rejects.toMatchObject({
      cause: { constraint_name: "a_second_pair_of_eyes_is_another_pair" },
    });
  });

  it("R-REF-11 · nobody decides on an account of their own", async () => {
    const { accountId, refundId } = await inReview();
    const personId = `prs_${randomUUID()}`;
    await database()
      .insert(people)
      .values({
        id: personId,
        email: `${personId}@example.com`,
        passwordHash: "unused",
        name: "owner",
        role: "customer",
        accountId,
        createdAt: NOON,
      });
    const owner: Staff = { kind: "staff", personId, role: "support" };
    const approved = await approveRefund(deciding(owner), { accountId, refundId, note: "mine" });
    const refused = await refuseRefund(deciding(owner), {
      accountId,
      refundId,
      customerReason: "mine",
    });
    expect(refusalOf(approved)).toEqual({ code: "own-account", rule: "R-REF-11" });
    expect(refusalOf(refused)).toEqual({ code: "own-account", rule: "R-REF-11" });
  });

  it("R-REF-11 · an operator decides nothing, and a note is needed", async () => {
    const { accountId, refundId } = await inReview();
    const operator = await aStaff(database(), "operator");
    expect(
      refusalOf(await approveRefund(deciding(operator), { accountId, refundId, note: "x" })),
    ).toMatchObject({
      code: "wrong-role",
    });
    const support = await aStaff(database(), "support");
    expect(
      refusalOf(await approveRefund(deciding(support), { accountId, refundId, note: "" })),
    ).toEqual({
      code: "note-required",
      rule: "R-REF-7",
    });
    expect(
      refusalOf(
        await approveRefund(deciding(support), { accountId, refundId: "rf_none", note: "x" }),
      ),
    ).toMatchObject({ code: "refund-not-found" });
  });
});
