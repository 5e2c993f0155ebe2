import { database } from "@/db";
import {
  busiestHour,
  everCalled,
  monthVolumes,
  usageByDay,
  usageByHour,
  type UsageRow,
} from "@/db/queries/usage";
import { everyKeyOf, usageByKey, usageOfKey, type KeySlot } from "@/db/queries/usage-by-key";
import { failedCalls, failuresOverTime, type FailureSlot } from "@/db/queries/usage-failures";
import { monthOf } from "@/lib/core/calendar";
import { catalogAt, type Catalog, type Product } from "@/lib/core/catalog";
import { times, type Cny } from "@/lib/core/money";
import { tierReached, tierVolumeOf } from "@/lib/core/pricing";
import { catalogs } from "@/lib/services/catalogs";
import { ACTIONS } from "../explorer/api-call";
import { instantsOf, type Question } from "./question";

export type PricedRow = UsageRow & {
  /** R-PRICE-1 · What the postpaid calls cost at the tier that their month reached, so far or for good. */
  readonly cost: Cny;
};

export type Usage = {
  /** Newest first; of one key, where the question names one. */
  readonly rows: readonly PricedRow[];
  /** R-USE-1 · Of the tagging API, and of every key: many calls fail before it is known whose they are. */
  readonly failures: Awaited<ReturnType<typeof failedCalls>>;
  /** The same calls over time; null where the question names one key, because whose they are is not known. */
  readonly failureSlots: readonly FailureSlot[] | null;
  readonly peak: { readonly at: Date; readonly calls: number } | null;
  readonly keys: Awaited<ReturnType<typeof everyKeyOf>>;
  /** Filled where the question splits by key. */
  readonly keySlots: readonly KeySlot[];
  /** Whether the account ever made a counted call, in whatever time. */
  readonly everCalled: boolean;
};

/** What an account used, by hour or day, priced at the tier of each row's own month. */
export async function usageOf(accountId: string, question: Question): Promise<Usage> {
  const db = database();
  const asked = instantsOf(question);
  const { product, split, by } = question;
  const months = { from: monthOf(asked.from), through: monthOf(new Date(asked.to.getTime() - 1)) };
  const tagging = product ? [ACTIONS[product]] : Object.values(ACTIONS);
  const keys = await everyKeyOf(db, accountId);
  const [versions, rows, peak, failures, failureSlots, volumes, keySlots, called] =
    await Promise.all([
      catalogs(db),
      rowsOf(accountId, question),
      peakOf(accountId, question),
      failedCalls(db, accountId, { ...asked, actions: tagging }),
      question.key ? null : failuresOverTime(db, accountId, by, { ...asked, actions: tagging }),
      monthVolumes(db, accountId, months),
      split === "key"
        ? usageByKey(db, accountId, keysIn(question, keys), { ...asked, by })
        : Promise.resolve([]),
      everCalled(db, accountId),
    ]);
  return {
    rows: rows
      .map((row) => ({ ...row, cost: costOf(row, versions, volumes) }))
      .toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    failures,
    failureSlots,
    peak,
    keys,
    keySlots,
    everCalled: called,
  };
}

function rowsOf(accountId: string, question: Question): Promise<UsageRow[]> {
  const [db, asked] = [database(), instantsOf(question)];
  const { key, by } = question;
  if (key) return usageOfKey(db, accountId, key, { ...asked, by });
  return (by === "hour" ? usageByHour : usageByDay)(db, accountId, asked);
}

async function peakOf(accountId: string, question: Question): Promise<Usage["peak"]> {
  const [db, asked] = [database(), instantsOf(question)];
  if (!question.key) return busiestHour(db, accountId, asked);
  const hours = await usageByKey(db, accountId, [question.key], { ...asked, by: "hour" });
  return hours.toSorted((a, b) => b.calls - a.calls)[0] ?? null;
}

const keysIn = ({ key }: Question, keys: Usage["keys"]): readonly string[] =>
  key ? [key] : keys.map(({ secretId }) => secretId);

type Volume = {
  readonly month: string;
  readonly product: Product;
  readonly calls: number;
  readonly postpaid: number;
};

function costOf(row: UsageRow, versions: readonly Catalog[], volumes: readonly Volume[]): Cny {
  const { tierBasis, products } = catalogAt(versions, row.at);
  const month = volumes.find(
    (each) => each.month === monthOf(row.at) && each.product === row.product,
  );
  const volume = tierVolumeOf(tierBasis, month?.calls ?? 0, month?.postpaid ?? 0);
  return times(tierReached(products[row.product].tiers, volume).unitPrice, row.postpaid);
}
