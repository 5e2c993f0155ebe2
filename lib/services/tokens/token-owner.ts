import { eq, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { apiTokens, people } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { Customer, Staff } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";

/** Whose a token is: an account's or a staff member's, held so that two cannot pass the limit at once. */
export type TokenOwner = {
  readonly columns: { readonly accountId: string } | { readonly personId: string };
  readonly isTheirs: SQL;
  /** The account, "0" for staff, and the owner's time: what the audit log asks for. */
  readonly accountId: string;
  readonly at: Date;
};

export async function holdTokenOwner(
  tx: Tx,
  clock: Clock,
  actor: Customer | Staff,
): Promise<TokenOwner> {
  if (actor.kind === "customer") {
    const { id: accountId, now: at } = await lockAccount(tx, clock, actor.accountId);
    return { columns: { accountId }, isTheirs: eq(apiTokens.accountId, accountId), accountId, at };
  }
  const { personId } = actor;
  await tx.select().from(people).where(eq(people.id, personId)).for("no key update");
  return {
    columns: { personId },
    isTheirs: eq(apiTokens.personId, personId),
    accountId: "0",
    at: clock.now(),
  };
}
