import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { database } from "@/db";
import { accountOf, type Account } from "@/db/queries/accounts";
import { homeOf } from "@/lib/auth/home-of";
import { lackingProof } from "@/lib/auth/lacking-proof";
import { sentSessionId } from "@/lib/auth/session-cookie";
import { systemClock } from "@/lib/clock";
import type { MissingProof } from "@/lib/core/second-factor";
import { routes, withQuery, type StaffRole } from "@/lib/routes";
import type { Context, Customer, Staff } from "@/lib/services/context";
import { continueSession, type LiveSession } from "@/lib/services/sessions/continue-session";

export type Viewer = LiveSession;

/** A signed-in customer, their account as it is, and their account's own time (R-TIME-1). */
export type CustomerViewer = {
  readonly session: Viewer;
  readonly person: Viewer["person"];
  readonly accountId: string;
  readonly account: Account;
  readonly now: Date;
  readonly actor: Customer;
  /** What a service asks for. */
  readonly context: Context<Customer>;
};

/** A signed-in staff member and the clock whose accounts they look at. */
export type StaffViewer = {
  readonly session: Viewer;
  readonly person: Viewer["person"];
  readonly role: StaffRole;
  readonly clockId: string;
  readonly actor: Staff;
  readonly context: Context<Staff>;
};

const session = cache(async (): Promise<LiveSession | null> => {
  const sessionId = await sentSessionId();
  return sessionId ? continueSession({ db: database(), clock: systemClock }, sessionId) : null;
});

/** Who is signed in in this browser, or null. Asked of the database once for each request. */
export const viewer = cache(async (): Promise<Viewer | null> => {
  const found = await session();
  return found && !lackOf(found) ? found : null;
});

/** Somebody whose password was right, and what they must still show. */
export type HalfSignedIn = { readonly session: LiveSession; readonly lacks: MissingProof };

/** D-21 · Who is about to sign in in this browser: until they show what they lack, they are nobody to every other page. */
export async function halfSignedIn(): Promise<HalfSignedIn | null> {
  const found = await session();
  const lacks = found && lackOf(found);
  return found && lacks ? { session: found, lacks } : null;
}

const lackOf = ({ person, secondFactorAt }: LiveSession): MissingProof | null =>
  lackingProof(person, secondFactorAt);

/** Who is signed in; whoever is not goes to sign in, or on with signing in, and comes back to `next`. */
export async function requireViewer(next?: string): Promise<Viewer> {
  const signedIn = await viewer();
  if (signedIn) return signedIn;
  const half = await halfSignedIn();
  const query = next ? { next } : {};
  redirect(half ? pageFor(half.lacks, query) : routes.signIn(query));
}

/** Who is setting an authenticator up because they may not go on without one. */
export async function requireEnrolling(): Promise<LiveSession> {
  const half = await halfSignedIn();
  if (half?.lacks === "enrolment") return half.session;
  redirect(half ? pageFor(half.lacks, {}) : routes.signIn());
}

/** Where somebody shows what they still lack. */
export const pageFor = (lacks: MissingProof, query: { readonly next?: string }): string =>
  lacks === "code" ? routes.signInCode(query) : routes.signInSetUp(query);

/** The customer who is signed in. Staff have no account and go to where they work. */
export const requireCustomer = cache(async (): Promise<CustomerViewer> => {
  const session = await requireViewer();
  const { person } = session;
  if (person.role !== "customer" || !person.accountId) redirect(homeOf(person.role));
  const account = await accountOf(database(), person.accountId);
  if (!account) throw new Error(`person ${person.id} has no account`);

  const actor: Customer = { kind: "customer", accountId: account.id, by: person.id };
  return {
    session,
    person,
    accountId: account.id,
    account,
    now: account.testClock?.now ?? systemClock.now(),
    actor,
    context: { db: database(), clock: systemClock, actor },
  };
});

/**
 * The staff member who is signed in, if they have one of the roles. A customer finds nothing here; a
 * colleague reads which role is needed.
 */
export async function requireStaff(
  ...roles: readonly [StaffRole, ...StaffRole[]]
): Promise<StaffViewer> {
  const session = await requireViewer();
  const { person, clockId } = session;
  const { role } = person;
  if (role === "customer") notFound();
  if (!roles.includes(role)) redirect(withQuery("/403", { needs: roles.join(",") }));

  const actor: Staff = { kind: "staff", personId: person.id, role };
  const context = { db: database(), clock: systemClock, actor };
  return { session, person, role, clockId, actor, context };
}

/** What a service asks for, on behalf of whoever is signed in. */
export async function currentContext(): Promise<Context<Customer | Staff>> {
  const { person } = await requireViewer();
  const actor: Customer | Staff =
    person.role === "customer"
      ? (await requireCustomer()).actor
      : { kind: "staff", personId: person.id, role: person.role };
  return { db: database(), clock: systemClock, actor };
}
