import { randomUUID } from "node:crypto";

import type { Database } from "@/db/client";
import { clockAt } from "@/lib/clock";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { cny } from "@/lib/core/money";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import type { System } from "@/lib/services/context";
import { freezeBalance } from "@/lib/services/freezes/freeze-balance";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { UsageEvent } from "@/lib/services/metering/usage";
import { recharge } from "@/lib/services/recharge";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import {
  aBoughtPack,
  aCatalog,
  aCustomer,
  aGiftedPack,
  aStaff,
  as,
  aVoucher,
  boughtPacks,
  valueOf,
} from "@/tests/support/factories";
import { charge } from "@/tests/support/owe";
import { shanghai } from "@/tests/support/shanghai";

const TESTS: System = { kind: "system", name: "tests" };

/** Prices change in the middle of July 2025, and with them the basis of the tier: R-CAT-5, R-PRICE-2. */
const SUMMER_CATALOG = {
  ...FIRST_CATALOG,
  version: 2,
  effectiveFrom: shanghai("2025-07-10T12:00:00"),
  tierBasis: "net",
  products: {
    general: {
      ...FIRST_CATALOG.products.general,
      tiers: [
        { fromCalls: 0, unitPrice: cny("0.0031") },
        { fromCalls: 2_000, unitPrice: cny("0.00275") },
      ],
    },
    legacy: FIRST_CATALOG.products.legacy,
  },
} as const;

/**
 * A year in the life of an account on a test clock, with something of everything: packs used up, used in part, given
 * back, run out; vouchers, gifts, a correction, a freeze; late calls, two catalogue versions, a neighbour in arrears.
 */
export async function aLivedAccount(db: Database) {
  const { id: clockId } = await createTestClock(as(db, clockAt(BEGINS), TESTS), {
    name: "a year",
    now: BEGINS,
  });
  const real = clockAt(BEGINS); // Only accounts of the real clock would read it.
  const at = (time: string) => clockAt(shanghai(time));
  const advance = async (to: string) =>
    valueOf(await advanceTestClock(as(db, real, TESTS), { clockId, to: shanghai(to) }));
  await aCatalog(db, SUMMER_CATALOG);
  const { accountId } = await aCustomer(db, { clock: real, clockId, cash: "400", gift: "25" });
  const neighbour = await aCustomer(db, { clock: real, clockId });
  const actor = { kind: "customer", accountId, by: "test" } as const;
  const call = (...events: Partial<UsageEvent>[]) =>
    recordCalls(
      db,
      real,
      events.map((event) => ({ ...A_CALL, accountId, key: randomUUID(), ...event })),
    );

  valueOf(
    await recharge(as(db, real, actor), {
      amount: "100",
      channel: "sandbox",
      requestKey: randomUUID(),
    }),
  );
  const voucher = await aVoucher(db, { accountId, clock: at("2025-05-03T10:00"), amount: "15" });
  await aVoucher(db, {
    accountId,
    clock: at("2025-05-03T10:00"),
    amount: "7",
    endsAt: shanghai("2025-06-30T00:00"),
  });
  const packs = await boughtPacks(db, {
    accountId,
    clock: real,
    quantity: 3,
    voucherId: voucher.id,
  });
  await call(
    { calls: 1000 },
    { calls: 12_000 },
    { product: "legacy", edition: "web", calls: 600 },
    { product: "legacy", edition: "camera", calls: 505 },
  );
  const unused = packs.at(-1)?.id ?? "";
  valueOf(
    await requestRefund(as(db, real, actor), {
      accountId,
      packId: unused,
      reason: "不再需要",
      requestKey: randomUUID(),
    }),
  );
  await recordCalls(db, real, [
    { ...A_CALL, accountId: neighbour.accountId, key: randomUUID(), calls: 9000 },
  ]);

  await advance("2025-06-02T09:00");
  await aBoughtPack(db, { accountId, clock: real });
  await call(
    { calls: 300, occurredAt: shanghai("2025-05-20T08:30") },
    { product: "legacy", edition: "news", calls: 41, occurredAt: shanghai("2025-05-31T23:59:59") },
    { product: "legacy", edition: "web", calls: 2000 },
  );
  await charge(db, real, accountId, "5.00");
  const finance = await aStaff(db, "finance");
  valueOf(
    await freezeBalance(as(db, real, finance), {
      accountId,
      amount: "20",
      reason: "核对来款",
      requestKey: randomUUID(),
    }),
  );

  await advance("2025-07-02T09:00");
  await call({ calls: 1800 }, { product: "legacy", edition: "album", calls: 777 });
  await advance("2025-07-20T09:00");
  await call({ calls: 900 }, { product: "legacy", edition: "album", calls: 222 });
  await advance("2025-08-02T09:00");
  await call(
    { calls: 60, occurredAt: shanghai("2025-07-05T08:00") },
    { calls: 70, occurredAt: shanghai("2025-07-25T08:00") },
    { product: "legacy", edition: "album", calls: 33, occurredAt: shanghai("2025-07-25T08:00") },
  );

  await advance("2026-05-10T10:00");
  const soon = await aGiftedPack(db, {
    accountId,
    clock: at("2026-05-10T10:00"),
    calls: 100,
    endsAt: shanghai("2026-08-01T00:00"),
  });
  const later = await aGiftedPack(db, {
    accountId,
    clock: at("2026-05-10T10:00"),
    calls: 5000,
    endsAt: shanghai("2026-09-01T00:00"),
  });
  for (const [time, calls] of [
    ["2026-05-11T10:00", 1100],
    ["2026-05-12T10:00", 300],
  ] as const) {
    await advance(time);
    await call({ calls });
  }
  return {
    clockId,
    accountId,
    neighbourId: neighbour.accountId,
    packs: packs.map(({ id }) => id),
    gifted: { soon: soon.id, later: later.id },
    voucherId: voucher.id,
  };
}

export type LivedAccount = Awaited<ReturnType<typeof aLivedAccount>>;

const BEGINS = shanghai("2025-05-03T10:00:00");

const A_CALL = { product: "general", edition: null, calls: 1, occurredAt: null } as const;
