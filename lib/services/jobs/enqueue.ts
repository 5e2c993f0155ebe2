import { sql } from "drizzle-orm";

import type { Asker } from "@/db/client";

/** The work that may be left to the worker, and what each piece needs to know. */
export type Jobs = {
  readonly "settle-month": {
    readonly clockId: string;
    readonly month: string;
    readonly by: string;
  };
  readonly "announce-catalog": { readonly version: number; readonly by: string };
  readonly "advance-clock": { readonly clockId: string; readonly to: string; readonly by: string };
};

/**
 * Leaves work to the worker, in the transaction that asks for it. The same key while the job still
 * waits is the same job; each job may also be repeated, since the queue delivers at least once.
 */
export async function enqueue<Task extends keyof Jobs>(
  db: Asker,
  task: Task,
  payload: Jobs[Task],
  key: string,
): Promise<void> {
  await db.execute(sql`select enqueue(${task}, ${JSON.stringify(payload)}::json, ${key})`);
}
