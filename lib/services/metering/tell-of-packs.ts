import type { Tx } from "@/db/client";
import { packWarnings, type DrawnDown } from "@/lib/core/pack-warnings";
import type { Meter } from "@/lib/services/metering/meter";
import { notify } from "@/lib/services/notify";

/**
 * R-ARR-2 · Tells of the packs that a batch used up or brought low. Read off what the batch has in memory: one that
 * crosses nothing asks the database nothing.
 */
export async function tellOfPacks(tx: Tx, meters: Iterable<Meter>): Promise<void> {
  for (const meter of meters) {
    for (const { kind, pack } of packWarnings(drawnDown(meter), meter.account.now)) {
      const { id: packId, callsLeft, callsTotal } = pack;
      switch (kind) {
        case "free-pack-used-up":
          await notify(tx, meter.account, kind, packId, {
            month: pack.freeMonth ?? "",
            callsTotal,
          });
          break;
        case "pack-low":
          await notify(tx, meter.account, kind, packId, { packId, callsLeft, callsTotal });
          break;
        case "pack-used-up":
          await notify(tx, meter.account, kind, packId, { packId, callsTotal });
          break;
      }
    }
  }
}

type FreeMonth = { readonly freeMonth: string | null };

function drawnDown({ packs, counted }: Meter): (DrawnDown & FreeMonth)[] {
  const drawn = new Map<string, number>();
  for (const [packId, calls] of counted.flatMap(({ draws }) => draws)) {
    drawn.set(packId, (drawn.get(packId) ?? 0) + calls);
  }
  return drawn.size === 0 ? [] : packs.map((pack) => ({ ...pack, drawn: drawn.get(pack.id) ?? 0 }));
}
