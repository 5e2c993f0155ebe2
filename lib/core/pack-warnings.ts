import { isUsable, type PackState } from "@/lib/core/burn-down";

/** A pack after some calls: what is left, and how many were just drawn. */
export type DrawnDown = PackState & { readonly callsTotal: number; readonly drawn: number };

export type PackWarningKind = "free-pack-used-up" | "pack-low" | "pack-used-up";
export type PackWarning<Pack extends DrawnDown> = {
  readonly kind: PackWarningKind;
  readonly pack: Pack;
};

/** A fifth, asked in whole calls: exactly 20 % is low. */
const LOW_IS_ONE_IN = 5;

/**
 * R-ARR-2 · What some draws brought about: the free pack used up; 20 % and nothing left of a bought or gifted pack
 * that was the last usable one. One that falls straight to nothing is spoken of once.
 */
export function packWarnings<Pack extends DrawnDown>(
  packs: readonly Pack[],
  now: Date,
): PackWarning<Pack>[] {
  return packs.flatMap((pack) => {
    const kind = warningOf(pack);
    if (!kind) return [];
    const isLast = !packs.some(
      (other) => other.id !== pack.id && isUsable(other, pack.product, now),
    );
    return kind === "free-pack-used-up" || isLast ? [{ kind, pack }] : [];
  });
}

function warningOf({ kind, callsLeft, callsTotal, drawn }: DrawnDown): PackWarningKind | null {
  if (drawn === 0) return null;
  if (callsLeft === 0) return kind === "free" ? "free-pack-used-up" : "pack-used-up";
  const isLow = (left: number) => left * LOW_IS_ONE_IN <= callsTotal;
  return kind !== "free" && isLow(callsLeft) && !isLow(callsLeft + drawn) ? "pack-low" : null;
}
