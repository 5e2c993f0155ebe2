import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { accountOf } from "@/db/queries/accounts";
import { noticesOf } from "@/db/queries/notices";
import { packs } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { mayCall, serviceState } from "@/lib/core/account";
import { activateService } from "@/lib/services/activate-service";
import type { Customer } from "@/lib/services/context";
import { readNotices } from "@/lib/services/read-notices";
import { aCustomer, as, refusalOf, valueOf } from "@/tests/support/factories";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));

const inactive = () => aCustomer(database(), { clock, verified: false, activated: false });
const activating = (customer: Customer, at = clock) =>
  activateService(as(database(), at, customer));
const packsOf = ({ accountId }: Customer) =>
  database().select().from(packs).where(eq(packs.accountId, accountId));

async function accountBehind({ accountId }: Customer) {
  const account = await accountOf(database(), accountId);
  if (!account) throw new Error("no account");
  return account;
}

describe("R-ACC-2 · activate now", () => {
  it("activates by itself, unverified and without money; before it calls are refused", async () => {
    const customer = await inactive();
    expect(refusalOf(mayCall(await accountBehind(customer)))).toBe("not-activated");
    expect(valueOf(await activating(customer))).toEqual({ activatedAt: clock.now() });
    expect(mayCall(await accountBehind(customer)).ok).toBe(true);
  });

  it("R-FREE-1 · gives the month's free pack at activation, which ends with the month", async () => {
    const customer = await inactive();
    valueOf(await activating(customer));
    expect(await packsOf(customer)).toMatchObject([
      {
        kind: "free",
        product: "general",
        callsTotal: 1000,
        freeMonth: "2025-11",
        endsAt: shanghai("2025-12-01T00:00:00"),
      },
    ]);
  });

  it("is done once, however often it is clicked", async () => {
    const customer = await inactive();
    const clicks = await Promise.all([
      activating(customer),
      activating(customer),
      activating(customer),
    ]);
    const later = await activating(customer, clockAt(shanghai("2025-12-05T00:00:00")));
    for (const click of [...clicks, later]) {
      expect(valueOf(click)).toEqual({ activatedAt: clock.now() });
    }
    expect(await packsOf(customer)).toHaveLength(1);
    const notices = await noticesOf(database(), customer.accountId, { limit: 10 });
    expect(notices.map(({ kind }) => kind)).toEqual(["activated"]);

    valueOf(await readNotices(as(database(), clock, customer)));
    const [read] = await noticesOf(database(), customer.accountId, { limit: 10 });
    expect(read?.readAt).toEqual(clock.now());
  });

  it("is refused to an account in arrears", async () => {
    const customer = await inactive();
    await charge(database(), clock, customer.accountId, "36.20");
    expect(refusalOf(await activating(customer))).toEqual({ code: "in-arrears", rule: "R-ACC-2" });
    expect(await packsOf(customer)).toHaveLength(0);
  });
});

it("R-ACC-3 · the state of the service is read off the facts", async () => {
  const customer = await inactive();
  expect(serviceState(await accountBehind(customer))).toBe("inactive");
  valueOf(await activating(customer));
  expect(serviceState(await accountBehind(customer))).toBe("active");
});
