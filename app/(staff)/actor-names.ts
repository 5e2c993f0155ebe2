import { database } from "@/db";
import { namesOf } from "@/db/queries/people";

/** Who stands behind the names that the audit log keeps: `support:prs_7Q2M…`, `system:worker`. */
export async function actorNames(actors: readonly string[]): Promise<(actor: string) => string> {
  const names = await namesOf(database(), [...new Set(actors.map(idIn))]);
  return (actor) => names.get(idIn(actor)) ?? actor;
}

// Work that a person left to the worker is in both names: `system:operator:prs_7Q2M…`.
const idIn = (actor: string): string => actor.slice(actor.lastIndexOf(":") + 1);
