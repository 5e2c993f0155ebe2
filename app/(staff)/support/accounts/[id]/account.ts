import { notFound } from "next/navigation";

import { actorNames } from "@/app/(staff)/actor-names";
import { watchedClock } from "@/app/(staff)/watched-clock";
import { database } from "@/db";
import { accountOf, contentStopsOf } from "@/db/queries/accounts";
import { billsOf } from "@/db/queries/bills";
import { packsOf } from "@/db/queries/packs";
import { refundsOf } from "@/db/queries/refunds";
import { currentMonth } from "@/db/queries/usage";
import { latestVerification } from "@/db/queries/verifications";
import { monthOf } from "@/lib/core/calendar";
import { availableBalance } from "@/lib/core/payment";
import { catalogInForce } from "@/lib/services/catalogs";
import { pursesOf } from "@/lib/services/ledger";

const MOST_BILLS = 13;
const MOST_REFUNDS = 25;

export type CustomerPage = Awaited<ReturnType<typeof customerPage>>;

/** What support sees of one account of the watched clock; nothing is found of another clock's. */
export async function customerPage(accountId: string) {
  const clock = await watchedClock();
  const account = /^\d{1,18}$/.test(accountId) ? await accountOf(database(), accountId) : null;
  if (!account || account.clockId !== clock.id) notFound();
  const db = database();
  const catalog = await catalogInForce(db, clock.now);
  const [{ frozen, ...purses }, verification, usage, packs, bills, refunds, stops] =
    await Promise.all([
      pursesOf(db, account.id),
      latestVerification(db, account.id),
      currentMonth(db, account.id, monthOf(clock.now), catalog),
      packsOf(db, account.id, { now: clock.now }),
      billsOf(db, account.id, { limit: MOST_BILLS }),
      refundsOf(db, account.id, { limit: MOST_REFUNDS }),
      contentStopsOf(db, account.id),
    ]);
  const nameOf = await actorNames(
    stops.flatMap(({ stoppedBy, liftedBy }) => [stoppedBy, liftedBy ?? ""]),
  );
  return {
    account,
    verification,
    packs,
    bills,
    refunds,
    stops,
    now: clock.now,
    purses: {
      ...purses,
      available: availableBalance(purses, frozen),
    },
    usage: usage.filter(({ calls }) => calls > 0),
    nameOf,
  };
}
