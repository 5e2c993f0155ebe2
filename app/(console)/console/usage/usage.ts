import { database } from "@/db";
import {
  failedCalls,
  monthVolumes,
  usageByDay,
  usageByHour,
  type UsageRow,
} from "@/db/queries/usage";
import { monthOf } from "@/lib/core/calendar";
import { catalogAt, type Catalog, type Product } from "@/lib/core/catalog";
import { times, type Cny } from "@/lib/core/money";
import { tierReached, tierVolumeOf } from "@/lib/core/pricing";
import { catalogs } from "@/lib/services/catalogs";
import { instantsOf, type Question } from "./question";

export type PricedRow = UsageRow & {
  /** R-PRICE-1 · What the postpaid calls cost at the tier that their month reached, so far or for good. */
  readonly cost: Cny;
};

export type Usage = {
  /** Newest first. */
  readonly rows: readonly PricedRow[];
  readonly failures: Awaited<ReturnType<typeof failedCalls>>;
};

/** What an account used, by hour or day, priced at the tier of each row's own month. */
export async function usageOf(accountId: string, question: Question): Promise<Usage> {
  const db = database();
  const asked = instantsOf(question);
  const ask = question.by === "hour" ? usageByHour : usageByDay;
  const months = { from: monthOf(asked.from), through: monthOf(new Date(asked.to.getTime() - 1)) };
  const [versions, rows, failures, volumes] = await Promise.all([
    catalogs(db),
    ask(db, accountId, asked),
    failedCalls(db, accountId, asked),
    monthVolumes(db, accountId, months),
  ]);
  return {
    rows: rows
      .map((row) => ({ ...row, cost: costOf(row, versions, volumes) }))
      .toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    failures,
  };
}

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
