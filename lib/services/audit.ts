import type { Tx } from "@/db/client";
import { auditLog } from "@/db/schema";
import { actorName, type Actor } from "@/lib/services/context";

export type Deed = {
  /** "0" where no account is concerned. */
  readonly accountId: string;
  readonly at: Date;
  readonly actor: Actor;
  /** A verb phrase, as the service's file is named: `approve-refund`. */
  readonly action: string;
  readonly object: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Writes who did what, in the transaction of the deed: no deed without its entry. */
export async function audit(tx: Tx, { actor, details = {}, ...deed }: Deed): Promise<void> {
  await tx.insert(auditLog).values({ ...deed, actor: actorName(actor), details });
}
