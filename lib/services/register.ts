import { people, REAL_CLOCK } from "@/db/schema";
import type { Tx } from "@/db/client";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { openAccount } from "@/lib/services/open-account";
import { hashPassword, passwordRefusal, type PasswordRefusal } from "@/lib/services/password";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type Registration = {
  readonly email: string;
  readonly password: string;
  /** What the account is called: a person's or a company's name. */
  readonly name: string;
  /** A test clock, in the sandbox. */
  readonly clockId?: string;
};
export type Registered = { readonly accountId: string; readonly personId: string };
export type RegistrationRefusal = {
  /** `email-taken` is for the door alone: what it says must not tell who is registered. */
  readonly code: "email-invalid" | "email-taken" | "name-invalid" | PasswordRefusal;
  readonly rule: "R-ACC-1";
};

// ASCII only: a look-alike of somebody's address is another address, and cannot be told by eye.
const EMAIL = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const LONGEST_EMAIL = 254;
const LONGEST_NAME = 100;

/** R-ACC-1 · What can be said of a registration before anything is written; answers the account's name. */
export function checkRegistration({
  email,
  password,
  name,
}: Registration): Result<string, RegistrationRefusal> {
  if (!EMAIL.test(email) || email.length > LONGEST_EMAIL) return refused("email-invalid");
  const accountName = plainText(name, LONGEST_NAME);
  if (!accountName) return refused("name-invalid");
  const unfit = passwordRefusal(password, email);
  return unfit ? refused(unfit) : ok(accountName);
}

/** R-ACC-1 · A new account and the person who signs in to it. */
export async function register(
  { db, clock }: Pick<Context, "db" | "clock">,
  registration: Registration,
): Promise<Result<Registered, RegistrationRefusal>> {
  const checked = checkRegistration(registration);
  if (!checked.ok) return checked;
  const { email, password, clockId = REAL_CLOCK } = registration;
  const name = checked.value;

  // Before the transaction: no connection waits while the password is hashed.
  const passwordHash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    const account = await openAccount(tx, clock, { name, clockId });
    const personId = await addPerson(tx, account, { email, passwordHash, name });
    if (!personId) return refused("email-taken");
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor: { kind: "customer", accountId: account.id, by: personId },
      action: "register",
      object: account.id,
    });
    return ok({ accountId: account.id, personId });
  });
}

// `one_person_per_email` decides between two that register at the same moment.
async function addPerson(
  tx: Tx,
  account: LockedAccount,
  person: Pick<typeof people.$inferInsert, "email" | "passwordHash" | "name">,
): Promise<string | undefined> {
  const [added] = await tx
    .insert(people)
    .values({
      ...person,
      id: newId("prs"),
      role: "customer",
      accountId: account.id,
      createdAt: account.now,
    })
    .onConflictDoNothing()
    .returning({ id: people.id });
  return added?.id;
}

const refused = (code: RegistrationRefusal["code"]) => refuse({ code, rule: "R-ACC-1" } as const);
