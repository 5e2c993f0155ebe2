import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { transactionsOf } from "@/db/queries/ledger";
import { vouchers } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { performDue } from "@/lib/services/due/perform-due";
import { recharge } from "@/lib/services/recharge";
import { assertBooks } from "@/tests/support/books";
import { aCustomer, as, aVoucher, valueOf } from "@/tests/support/factories";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const NOW = shanghai("2025-11-03T09:00:00");
const ENDS = shanghai("2025-11-10T00:00:00");
const clock = clockAt(NOW);
const tests = { kind: "system", name: "tests" } as const;

async function aHolder(voucher: { readonly amount: string; readonly balance?: string }) {
  const { id: clockId } = await createTestClock(
    { db: database(), clock, actor: tests },
    { name: "test", now: NOW },
  );
  const customer = await aCustomer(database(), { clock, clockId, cash: "5" });
  const { accountId } = customer;
  const { id } = await aVoucher(database(), { clock, accountId, endsAt: ENDS, ...voucher });
  const until = (to: Date) => performDue(database(), tests, clockId, to);
  const rowNow = async () => {
    const [row] = await database().select().from(vouchers).where(eq(vouchers.id, id));
    return row;
  };
  return { customer, accountId, until, rowNow };
}

describe("a voucher", () => {
  it("R-FUND-2 · at its end what is left goes back to the promotion, in the ledger, once", async () => {
    const { accountId, until, rowNow } = await aHolder({ amount: "50", balance: "30" });
    await until(new Date(ENDS.getTime() - 1));
    expect(await rowNow()).toMatchObject({ expiredAt: null });
    await until(ENDS);
    await until(new Date(ENDS.getTime() + 1));
    expect(await rowNow()).toMatchObject({ expiredAt: ENDS });
    const moved = await transactionsOf(database(), accountId, { cause: "expiry", limit: 10 });
    expect(moved).toMatchObject([{ holding: "vouchers", direction: "out", amount: "30.00" }]);
    await assertBooks(database(), accountId);
  });

  it("R-FUND-2 · is not used on a debt: recharging pays it from cash alone", async () => {
    const { customer, accountId, rowNow } = await aHolder({ amount: "50" });
    await charge(database(), clock, accountId, "25.00");
    const wish = { amount: "20.00", channel: "sandbox", requestKey: crypto.randomUUID() } as const;
    valueOf(await recharge(as(database(), clock, customer), wish));
    expect(await rowNow()).toMatchObject({ balance: "50.00", spentAt: null });
    await assertBooks(database(), accountId);
  });
});
