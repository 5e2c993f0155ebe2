import type { Tx } from "@/db/client";
import { cny } from "@/lib/core/money";
import { earnedBetween } from "@/lib/core/revenue";
import { transferAll } from "@/lib/services/ledger";
import type { LockedAccount } from "@/lib/services/lock-account";

/** A bought pack that a batch of calls drew from. */
export type DrawnPack = {
  readonly account: LockedAccount;
  readonly id: string;
  readonly price: string;
  readonly callsTotal: number;
  readonly usedBefore: number;
  readonly usedAfter: number;
};

/**
 * R-REV-1 · Books what the calls of a batch earned, in the transaction that deducts them: the ledger knows at every
 * moment what is still deferred. A pack's number of used calls only grows, so it names each booking once. D-08.
 */
export const recogniseRevenue = (tx: Tx, drawn: readonly DrawnPack[]): Promise<void> =>
  transferAll(
    tx,
    drawn.map(({ account, id, price, callsTotal, usedBefore, usedAfter }) => ({
      account,
      cause: "recognition",
      reference: `${id}:${usedAfter}`,
      movements: [
        {
          from: "deferred:packs",
          to: "revenue:packs",
          amount: earnedBetween({ price: cny(price), callsTotal }, usedBefore, usedAfter),
        },
      ],
    })),
  );
