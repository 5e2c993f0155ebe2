import { database } from "@/db";
import { purchaseHistoryOf } from "@/db/queries/refunds";
import { currentMonth } from "@/db/queries/usage";
import { accountsOfIdentity } from "@/db/queries/verifications";
import { DAY_MS, monthOf } from "@/lib/core/calendar";
import { availableBalance } from "@/lib/core/payment";
import { catalogInForce } from "@/lib/services/catalogs";
import { pursesOf } from "@/lib/services/ledger";
import type { Review } from "./review";

const EVIDENCE_DAYS = 90;

export type Evidence = Awaited<ReturnType<typeof evidenceOf>>;

/** Who asks: what they have, use and owe, what they bought and gave back, and who shares their identity. */
export async function evidenceOf({ account, refund, now }: Review) {
  const since = new Date(refund.requestedAt.getTime() - EVIDENCE_DAYS * DAY_MS);
  const catalog = await catalogInForce(database(), now);
  const fingerprint = account.identityFingerprint;
  const [{ frozen, ...purses }, usage, history, alike] = await Promise.all([
    pursesOf(database(), account.id),
    currentMonth(database(), account.id, monthOf(now), catalog),
    purchaseHistoryOf(database(), account.id, since),
    fingerprint ? accountsOfIdentity(database(), { clockId: account.clockId, fingerprint }) : [],
  ]);
  return {
    days: EVIDENCE_DAYS,
    available: availableBalance(purses, frozen),
    usage: usage.filter(({ calls }) => calls > 0),
    /** The latest first. */
    history: history.toReversed(),
    callsOf: (sku: string) => catalog.packs.find((pack) => pack.sku === sku)?.calls ?? 0,
    sharing: alike.filter(({ id }) => id !== account.id),
  };
}
