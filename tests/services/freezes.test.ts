import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accountOf } from "@/db/queries/accounts";
import { freezes, purses } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import type { Staff } from "@/lib/services/context";
import { freezeBalance, type FreezeRequest } from "@/lib/services/freezes/freeze-balance";
import { releaseFreeze } from "@/lib/services/freezes/release-freeze";
import { pursesOf } from "@/lib/services/ledger";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { aCustomer, aStaff, as, refusalOf, valueOf } from "@/tests/support/factories";
import { inText } from "@/tests/support/money";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-20T12:00:00"));

const finance = () => aStaff(database(), "finance");
const freezing = (staff: Staff, accountId: string, change: Partial<FreezeRequest> = {}) =>
  freezeBalance(as(database(), clock, staff), {
    accountId,
    amount: "30.00",
    reason: "付款争议",
    requestKey: crypto.randomUUID(),
    ...change,
  });
const releasing = (staff: Staff, accountId: string, freezeId: string) =>
  releaseFreeze(as(database(), clock, staff), { accountId, freezeId });
const frozenOf = async (accountId: string) => inText(await pursesOf(database(), accountId)).frozen;

/** One pack of ¥30. */
const buying = (accountId: string) =>
  buyPacks(as(database(), clock, { kind: "customer", accountId, by: "test" }), {
    accountId,
    sku: "general-10k",
    quantity: 1,
    requestKey: crypto.randomUUID(),
  });

describe("a freeze", () => {
  it("R-FUND-1 · takes what is available to the fen, and not one more", async () => {
    const staff = await finance();
    const { accountId } = await aCustomer(database(), {
      clock,
      cash: "10",
      income: "20",
      gift: "30",
    });
    expect(refusalOf(await freezing(staff, accountId, { amount: "60.01" }))).toEqual({
      code: "more-than-available",
      rule: "R-FUND-1",
      available: "60.00",
    });
    valueOf(await freezing(staff, accountId, { amount: "59.99" }));
    expect(await frozenOf(accountId)).toBe("59.99");
    valueOf(await freezing(staff, accountId, { amount: "0.01" }));
    expect(refusalOf(await freezing(staff, accountId, { amount: "0.01" })).code).toBe(
      "more-than-available",
    );
  });

  it.each([
    [{ cash: "60.00" }, "30.00", true],
    [{ cash: "60.00" }, "30.01", false],
    [{ cash: "30", gift: "30" }, "30.00", true],
    [{ cash: "10", gift: "50" }, "30.00", true],
    [{ cash: "10", gift: "50" }, "30.01", false],
  ] as const)("R-FUND-1 · from %o with %s frozen ¥30 buys: %s", async (held, amount, buys) => {
    const { accountId } = await aCustomer(database(), { clock, ...held });
    valueOf(await freezing(await finance(), accountId, { amount }));
    const bought = await buying(accountId);
    expect(bought.ok).toBe(buys);
    if (!bought.ok) expect(bought.refusal).toMatchObject({ code: "funds-too-low" });
  });

  it("R-SET-4 · does not stand in the way of a bill, and is not a debt", async () => {
    const { accountId } = await aCustomer(database(), { clock, cash: "100" });
    valueOf(await freezing(await finance(), accountId, { amount: "100.00" }));
    await charge(database(), clock, accountId, "100.00");
    expect(inText(await pursesOf(database(), accountId))).toMatchObject({
      cash: "0.00",
      frozen: "100.00",
    });
    expect(await accountOf(database(), accountId)).toMatchObject({ arrearsSince: null });
  });

  it("R-FUND-1 · is released once, and only then buys again", async () => {
    const staff = await finance();
    const { accountId } = await aCustomer(database(), { clock, cash: "30" });
    const { id } = valueOf(await freezing(staff, accountId));
    expect((await buying(accountId)).ok).toBe(false);
    const answers = await Promise.all([1, 2, 3].map(() => releasing(staff, accountId, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await frozenOf(accountId)).toBe("0.00");
    expect((await buying(accountId)).ok).toBe(true);
    expect(refusalOf(await releasing(staff, accountId, id)).code).toBe("already-released");
    expect(refusalOf(await releasing(staff, accountId, "frz_x")).code).toBe("freeze-not-found");
  });

  it("R-FUND-1 · is made once for its key, by finance, with an amount and a reason", async () => {
    const staff = await finance();
    const { accountId } = await aCustomer(database(), { clock, cash: "100" });
    const requestKey = crypto.randomUUID();
    const clicks = await Promise.all(
      [1, 2, 3].map(() => freezing(staff, accountId, { requestKey })),
    );
    expect(new Set(clicks.map((click) => valueOf(click).id)).size).toBe(1);
    expect(await frozenOf(accountId)).toBe("30.00");
    for (const [code, change] of [
      ["request-key-reused", { requestKey, amount: "31" }],
      ["not-an-amount", { amount: "0" }],
      ["not-an-amount", { amount: "x" }],
      ["reason-required", { reason: "" }],
      ["account-not-found", { accountId: "999999999" }],
    ] as const) {
      expect(refusalOf(await freezing(staff, accountId, change)).code).toBe(code);
    }
    const support = await aStaff(database(), "support");
    expect(refusalOf(await freezing(support, accountId)).code).toBe("wrong-role");
    expect(refusalOf(await releasing(support, accountId, "frz_x")).code).toBe("wrong-role");
  });

  it("R-FUND-1 · of a freeze and a purchase for the same money one is made", async () => {
    const staff = await finance();
    for (let round = 0; round < 5; round += 1) {
      const { accountId } = await aCustomer(database(), { clock, cash: "30" });
      const [frozen, bought] = await Promise.all([freezing(staff, accountId), buying(accountId)]);
      expect(frozen.ok).toBe(!bought.ok);
    }
  });

  it("R-FUND-1 · what is frozen follows the freezes: the app writes neither it nor their amounts", async () => {
    const { accountId } = await aCustomer(database(), { clock, cash: "30" });
    const { id } = valueOf(await freezing(await finance(), accountId));
    const denied = { cause: { code: "42501" } };
    const own = eq(purses.accountId, accountId);
    await expect(database().update(purses).set({ frozen: "0" }).where(own)).rejects.toMatchObject(
      denied,
    );
    const ofIt = eq(freezes.id, id);
    await expect(database().update(freezes).set({ amount: "1" }).where(ofIt)).rejects.toMatchObject(
      denied,
    );
    const release = { releasedAt: clock.now(), releasedBy: "prs_x" };
    await database().update(freezes).set(release).where(ofIt);
    const again = database().update(freezes).set({ releasedAt: null, releasedBy: null });
    await expect(again.where(ofIt)).rejects.toThrow();
    expect(await frozenOf(accountId)).toBe("0.00");
  });
});
