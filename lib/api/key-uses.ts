import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import { noteKeyUses } from "@/lib/services/keys/note-key-uses";

const NOTE_EVERY_MS = 60_000;
const MOST_KEYS = 10_000;

/**
 * Notes when keys were last used, each once a minute at most, many by one statement, and never in the way of the call
 * that uses them.
 */
export function keyUses(db: Database, clock: Clock, onError: (error: unknown) => void) {
  const notedAt = new Map<string, number>();
  let used: string[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (used.length > 0) {
      const secretIds = used;
      used = [];
      await noteKeyUses(db, clock, secretIds).catch(onError);
    }
    writing = false;
  }

  return (secretId: string): void => {
    const now = clock.now().getTime();
    if (now - (notedAt.get(secretId) ?? 0) < NOTE_EVERY_MS) return;
    if (notedAt.size >= MOST_KEYS) notedAt.clear();
    notedAt.set(secretId, now);
    used.push(secretId);
    if (!writing) void write();
  };
}
