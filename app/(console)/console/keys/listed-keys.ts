import { database } from "@/db";
import { callsByKey, keysOf } from "@/db/queries/keys";
import { keyState, type KeyState } from "@/lib/core/api-key";
import { addDays, dayOf, dayStart } from "@/lib/core/calendar";

type Key = Awaited<ReturnType<typeof keysOf>>[number];

/** A key as the table shows it. */
export type ListedKey = Key & {
  readonly state: KeyState;
  /** `AKID…9F81`: enough to tell one's own keys apart, also two of one name. */
  readonly masked: string;
  /** R-USE-2 · Counted calls of today and the six days before. */
  readonly calls: number;
};

const WEEK = 7;

/** The keys of an account at its own time, the newest first, each with what it was used for lately. */
export async function listedKeys(accountId: string, now: Date): Promise<ListedKey[]> {
  const keys = await keysOf(database(), accountId, now);
  const today = dayOf(now);
  const secretIds = keys.map(({ secretId }) => secretId);
  const calls = await callsByKey(database(), accountId, {
    secretIds,
    from: dayStart(addDays(today, 1 - WEEK)),
    to: dayStart(addDays(today, 1)),
  });
  return keys.map((key) => ({
    ...key,
    masked: `${key.secretId.slice(0, 4)}…${key.secretId.slice(-4)}`,
    state: keyState(key, now),
    calls: calls.get(key.secretId) ?? 0,
  }));
}
