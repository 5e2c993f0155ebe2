import { eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { people } from "@/db/schema";
import type { Customer, Staff } from "@/lib/services/context";

export type Person = typeof people.$inferSelect;

declare const held: unique symbol;

/** A person whose row this transaction holds: what two would do to one person at once, they do in turn. */
export type HeldPerson = Person & { readonly [held]: true };

export async function holdPerson(tx: Tx, personId: string): Promise<HeldPerson> {
  const [person] = await tx
    .select()
    .from(people)
    .where(eq(people.id, personId))
    .for("no key update");
  if (!person) throw new Error(`person ${personId} does not exist`);
  return person as HeldPerson;
}

/** A person as the audit log names whoever acts. */
export const actorOf = ({ id, role, accountId }: Person): Customer | Staff =>
  role === "customer"
    ? { kind: "customer", accountId: accountId ?? "", by: id }
    : { kind: "staff", personId: id, role };
