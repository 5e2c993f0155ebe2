import type { Tx } from "@/db/client";
import { audit } from "@/lib/services/audit";
import { actorOf, type Person } from "@/lib/services/people/hold-person";

/** Writes into the audit log what somebody did about their own sign-in, in the system's time (D-21). */
export function auditPerson(
  tx: Tx,
  person: Person,
  action: string,
  at: Date,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const accountId = person.accountId ?? "0";
  return audit(tx, { accountId, at, actor: actorOf(person), action, object: person.id, details });
}
