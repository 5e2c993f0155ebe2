import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";

/** Who asks. Doors make it from a session or a token; services and the audit log read it. */
export type Customer = {
  readonly kind: "customer";
  readonly accountId: string;
  /** The person or token that acts for the account. */
  readonly by: string;
};
export type Staff = {
  readonly kind: "staff";
  readonly personId: string;
  readonly role: "support" | "finance" | "operator";
};
export type System = { readonly kind: "system"; readonly name: string };
export type Actor = Customer | Staff | System;

/** All that a service may know besides its request: the database, the time, and who asks. */
export type Context<Who extends Actor = Actor> = {
  readonly db: Database;
  readonly clock: Clock;
  readonly actor: Who;
};

/** The actor as the audit log names it. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "customer":
      return `customer:${actor.by}`;
    case "staff":
      return `${actor.role}:${actor.personId}`;
    case "system":
      return `system:${actor.name}`;
  }
}
