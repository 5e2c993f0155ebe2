import type { Series } from "@/components/charts/stacked-bars";
import type { FailureSlot } from "@/db/queries/usage-failures";
import type { Split } from "./question";
import type { PricedRow, Usage } from "./usage";

/** One part of a bar: which it is, and how many calls of a slot are its own. */
export type Part = Pick<Series, "key" | "colour"> & {
  /** The name of a key; every other part is named by its key. */
  readonly name?: string;
  readonly callsAt: (slot: Date) => number;
};

const KEY_COLOURS = ["pack", "pack2", "post"] as const;

/** The parts that a chart of usage is stacked of, bottom first. */
export function partsOf(split: Split, usage: Usage): readonly Part[] {
  const rows = Map.groupBy(usage.rows, ({ at }) => at.getTime());
  const counting = (count: (row: PricedRow) => number) => (slot: Date) =>
    (rows.get(slot.getTime()) ?? []).reduce((calls, row) => calls + count(row), 0);

  switch (split) {
    case "source":
      return [
        { key: "free", colour: "free", callsAt: counting((row) => row.free) },
        { key: "packs", colour: "pack", callsAt: counting((row) => row.gifted + row.bought) },
        { key: "postpaid", colour: "post", callsAt: counting((row) => row.postpaid) },
      ];
    case "product":
      return [
        { key: "general", colour: "pack", callsAt: counting(ofProduct("general")) },
        { key: "legacy", colour: "pack2", callsAt: counting(ofProduct("legacy")) },
      ];
    case "key":
      return keyParts(
        usage,
        counting((row) => row.calls),
      );
    case "result":
      return [
        { key: "counted", colour: "free", callsAt: counting((row) => row.calls) },
        ...(usage.failureSlots
          ? [{ key: "failed", colour: "post", callsAt: at(usage.failureSlots) } as const]
          : []),
      ];
  }
}

const ofProduct = (product: PricedRow["product"]) => (row: PricedRow) =>
  row.product === product ? row.calls : 0;

const at = (slots: readonly FailureSlot[]) => (slot: Date) =>
  slots.find((each) => each.at.getTime() === slot.getTime())?.calls ?? 0;

/** The keys with the most calls; all others, and calls that no key signed, are one part. */
function keyParts({ keys, keySlots }: Usage, callsAt: (slot: Date) => number): readonly Part[] {
  const byKey = Map.groupBy(keySlots, ({ secretId }) => secretId);
  const callsOf = (secretId: string) =>
    (byKey.get(secretId) ?? []).reduce((sum, { calls }) => sum + calls, 0);
  const named = keys
    .filter(({ secretId }) => byKey.has(secretId))
    .toSorted((a, b) => callsOf(b.secretId) - callsOf(a.secretId))
    .slice(0, KEY_COLOURS.length)
    .map(({ secretId, name }, index): Part => ({
      key: secretId,
      name: `${name} …${secretId.slice(-4)}`,
      colour: KEY_COLOURS[index] ?? "pack",
      callsAt: at(byKey.get(secretId) ?? []),
    }));
  const rest = (slot: Date) =>
    callsAt(slot) - named.reduce((sum, part) => sum + part.callsAt(slot), 0);
  return [...named, { key: "others", colour: "field", callsAt: rest }];
}
