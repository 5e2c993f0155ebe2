import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { noteKeyUse } from "@/lib/services/keys/note-key-use";

const NOTE_EVERY_MS = 60_000;
const MOST_KEYS = 10_000;

/** Notes when keys were last used, each once a minute at most, and never in the way of the call that uses it. */
export function keyUses(db: Database, clock: Clock, onError: (error: unknown) => void) {
  const notedAt = new Map<string, number>();

  return (secretId: string): void => {
    const now = clock.now().getTime();
    if (now - (notedAt.get(secretId) ?? 0) < NOTE_EVERY_MS) return;
    if (notedAt.size >= MOST_KEYS) notedAt.clear();
    notedAt.set(secretId, now);
    noteKeyUse(db, clock, secretId).catch(onError);
  };
}
