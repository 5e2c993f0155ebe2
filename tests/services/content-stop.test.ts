import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accountOf, contentStopsOf } from "@/db/queries/accounts";
import { noticesOf } from "@/db/queries/notices";
import { auditLog, packs } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { mayCall, serviceState, suspendedFor } from "@/lib/core/account";
import { restoreAccount, type RestoreRequest } from "@/lib/services/content/restore-account";
import { stopAccount } from "@/lib/services/content/stop-account";
import type { Customer, Staff } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { recharge } from "@/lib/services/recharge";
import { suspendForArrears } from "@/lib/services/suspend-for-arrears";
import { aCustomer, aStaff, as, refusalOf, valueOf } from "@/tests/support/factories";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));

const stopping = (support: Staff, { accountId }: Customer, evidence = "对话记录 7 条") =>
  stopAccount(as(database(), clock, support), { accountId, category: "illegal", evidence });

const restoring = (support: Staff, { accountId }: Customer, change: Partial<RestoreRequest> = {}) =>
  restoreAccount(as(database(), clock, support), { accountId, reason: "已整改", ...change });

async function accountBehind({ accountId }: Customer) {
  const account = await accountOf(database(), accountId);
  if (!account) throw new Error("no account");
  return account;
}

async function aCase(): Promise<[Staff, Customer]> {
  return [await aStaff(database(), "support"), await aCustomer(database(), { clock })];
}

describe("R-MOD-1 · a stop for content violations", () => {
  it("refuses calls from now on, is on the audit log, and the customer is told", async () => {
    const [support, customer] = await aCase();
    const { stopId } = valueOf(await stopping(support, customer));
    expect(refusalOf(mayCall(await accountBehind(customer)))).toBe("content-stopped");
    expect(await contentStopsOf(database(), customer.accountId)).toMatchObject([
      { id: stopId, category: "illegal", stoppedBy: `support:${support.personId}`, upheld: true },
    ]);
    const [entry] = await database()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.accountId, customer.accountId), eq(auditLog.action, "stop-account")));
    expect(entry).toMatchObject({ object: stopId, details: { evidence: "对话记录 7 条" } });
    const notices = await noticesOf(database(), customer.accountId, { limit: 10 });
    expect(notices.map(({ kind }) => kind)).toContain("content-stopped");
  });

  it("needs evidence, and holds once", async () => {
    const [support, customer] = await aCase();
    expect(refusalOf(await stopping(support, customer, " ")).code).toBe("evidence-missing");
    const stops = await Promise.all([stopping(support, customer), stopping(support, customer)]);
    expect(stops.filter(({ ok }) => ok)).toHaveLength(1);
    const nobody = { ...customer, accountId: "1" };
    expect(refusalOf(await stopping(support, nobody)).code).toBe("account-not-found");
  });

  it("is lifted with a reason and stays on record as upheld", async () => {
    const [support, customer] = await aCase();
    expect(refusalOf(await restoring(support, customer)).code).toBe("not-stopped");
    valueOf(await stopping(support, customer));
    expect(refusalOf(await restoring(support, customer, { reason: "" })).code).toBe(
      "reason-missing",
    );
    valueOf(await restoring(support, customer));
    expect(mayCall(await accountBehind(customer)).ok).toBe(true);
    expect(await contentStopsOf(database(), customer.accountId)).toMatchObject([
      { upheld: true, liftedAt: clock.now(), liftReason: "已整改" },
    ]);
  });

  it("that was wrong is overturned, and no longer counts (R-REF-5)", async () => {
    const [support, customer] = await aCase();
    valueOf(await stopping(support, customer));
    valueOf(await restoring(support, customer, { overturned: true, reason: "误判" }));
    expect(await contentStopsOf(database(), customer.accountId)).toMatchObject([{ upheld: false }]);
    expect((await stopping(support, customer)).ok).toBe(true);
  });

  it("R-ACC-3 · and a suspension for arrears hold at once, and each is lifted on its own", async () => {
    const [support, customer] = await aCase();
    await charge(database(), clock, customer.accountId, "10.00");
    const graceOver = clockAt(shanghai("2025-11-19T14:32:05"));
    await database().transaction(async (tx) =>
      suspendForArrears(tx, await lockAccount(tx, graceOver, customer.accountId)),
    );
    valueOf(await stopping(support, customer));
    expect(suspendedFor(await accountBehind(customer))).toEqual(["arrears", "moderation"]);

    const paying = {
      amount: "10.00",
      channel: "sandbox",
      requestKey: crypto.randomUUID(),
    } as const;
    valueOf(await recharge(as(database(), graceOver, customer), paying));
    expect(suspendedFor(await accountBehind(customer))).toEqual(["moderation"]);
    valueOf(await restoring(support, customer));
    expect(serviceState(await accountBehind(customer))).toBe("active");
  });

  it("R-FREE-2 · lifted in a later month gives that month's free pack", async () => {
    const [support, customer] = await aCase();
    valueOf(await stopping(support, customer));
    const december = clockAt(shanghai("2025-12-20T00:00:00"));
    const request = { accountId: customer.accountId, reason: "已整改" };
    valueOf(await restoreAccount(as(database(), december, support), request));
    const free = await database()
      .select()
      .from(packs)
      .where(eq(packs.accountId, customer.accountId));
    expect(free.map(({ freeMonth }) => freeMonth).toSorted()).toEqual(["2025-11", "2025-12"]);
  });
});
