import type { Product } from "@/lib/core/catalog";

/** In the order of cover: R-USE-3. */
export const PACK_KINDS = ["free", "gifted", "bought"] as const;
export type PackKind = (typeof PACK_KINDS)[number];

export type PackState = {
  readonly id: string;
  readonly kind: PackKind;
  readonly product: Product;
  readonly callsLeft: number;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  /** Set while a refund of the pack is in review. */
  readonly heldAt?: Date | null;
  readonly refundedAt?: Date | null;
};

export type Draw = { readonly packId: string; readonly kind: PackKind; readonly calls: number };

/** How many calls each source covered. The four add up to the calls asked for. */
export type CoverTotals = Readonly<Record<PackKind, number>> & { readonly postpaid: number };

export type Cover = CoverTotals & { readonly draws: readonly Draw[] };

/**
 * R-USE-3 · Takes each call from the first source in the order of cover that has one left; a batch larger than a
 * source goes on to the next. R-USE-5 · What no pack covers is postpaid: the service goes on.
 * R-USE-4 · Only packs usable at the instant of the calls count, so a pack bought later covers none of them.
 */
export function burnDown(
  packs: readonly PackState[],
  product: Product,
  calls: number,
  at: Date,
): Cover {
  const draws: Draw[] = [];
  let uncovered = calls;
  const usable = packs.filter((pack) => isUsable(pack, product, at)).toSorted(inBurnOrder);
  for (const pack of usable) {
    if (uncovered === 0) break;
    const drawn = Math.min(uncovered, pack.callsLeft);
    draws.push({ packId: pack.id, kind: pack.kind, calls: drawn });
    uncovered -= drawn;
  }
  return {
    draws,
    free: callsOf("free", draws),
    gifted: callsOf("gifted", draws),
    bought: callsOf("bought", draws),
    postpaid: uncovered,
  };
}

/**
 * R-ORD-5 · A pack covers calls from its start up to, not including, its end. R-REF-9 · One that is held for a
 * refund covers none, and neither does a refunded or an empty one. R-USE-5 · A pack is for its own product.
 */
export const isUsable = (pack: PackState, product: Product, at: Date): boolean =>
  pack.product === product &&
  pack.callsLeft > 0 &&
  pack.startsAt <= at &&
  at < pack.endsAt &&
  !pack.heldAt &&
  !pack.refundedAt;

/** R-USE-3 · Free, then gifted, then bought; within a kind the earliest expiry, then earliest start, then id. */
export function inBurnOrder(a: PackState, b: PackState): number {
  return (
    PACK_KINDS.indexOf(a.kind) - PACK_KINDS.indexOf(b.kind) ||
    a.endsAt.getTime() - b.endsAt.getTime() ||
    a.startsAt.getTime() - b.startsAt.getTime() ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

/** The packs as they stand after some draws, for whoever looks further ahead than one batch. */
export const afterDraws = (packs: readonly PackState[], draws: readonly Draw[]): PackState[] =>
  packs.map((pack) => ({
    ...pack,
    callsLeft: draws
      .filter((draw) => draw.packId === pack.id)
      .reduce((left, draw) => left - draw.calls, pack.callsLeft),
  }));

/** R-USE-8 · Several covers added up, and the calls that they account for. */
export function coverTotals(
  covers: readonly CoverTotals[],
): CoverTotals & { readonly calls: number } {
  const sum = (source: keyof CoverTotals) =>
    covers.reduce((total, cover) => total + cover[source], 0);
  const totals = {
    free: sum("free"),
    gifted: sum("gifted"),
    bought: sum("bought"),
    postpaid: sum("postpaid"),
  };
  return { ...totals, calls: totals.free + totals.gifted + totals.bought + totals.postpaid };
}

const callsOf = (kind: PackKind, draws: readonly Draw[]): number =>
  draws.filter((draw) => draw.kind === kind).reduce((total, draw) => total + draw.calls, 0);
