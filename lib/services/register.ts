import { people, REAL_CLOCK } from "@/db/schema";
import type { Tx } from "@/db/client";
import { agreedVersions, type LegalDocument } from "@/lib/core/agreement";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context } from "@/lib/services/context";
import type { LockedAccount } from "@/lib/services/lock-account";
import { newId } from "@/lib/services/new-id";
import { openAccount } from "@/lib/services/open-account";
import { hashPassword, passwordRefusal, type PasswordRefusal } from "@/lib/services/password";
import { isEmailAddress } from "@/lib/services/people/email-address";
import { holdAddress } from "@/lib/services/people/hold-address";
import { holdPerson } from "@/lib/services/people/hold-person";
import { mailConfirmation } from "@/lib/services/people/mail-confirmation";
import type { LinkMail } from "@/lib/services/people/mail-links";
import { plainText } from "@/lib/services/plain-text";
import { inTransaction } from "@/lib/services/transaction";

export type Registration = {
  readonly email: string;
  readonly password: string;
  /** What the account is called: a person's or a company's name. */
  readonly name: string;
  /** A test clock, in the sandbox. */
  readonly clockId?: string;
  /** Mails a link that proves the address. Left out, it counts as proven: who is made by the sandbox reads no mail. */
  readonly confirmBy?: LinkMail;
  /** The texts that they agreed to; none where the sandbox registers. */
  readonly agreedTo?: readonly LegalDocument[];
};
export type Registered = { readonly accountId: string; readonly personId: string };
export type RegistrationRefusal = {
  /** `email-taken` is for the door alone: what it says must not tell who is registered. */
  readonly code: "email-invalid" | "email-taken" | "name-invalid" | PasswordRefusal;
  readonly rule: "R-ACC-1";
};

export const LONGEST_NAME = 100;

/** R-ACC-1 · What can be said of a registration before anything is written; answers the account's name. */
export function checkRegistration({
  email,
  password,
  name,
}: Pick<Registration, "email" | "password" | "name">): Result<string, RegistrationRefusal> {
  if (!isEmailAddress(email)) return refused("email-invalid");
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
  const { email, password, clockId = REAL_CLOCK, confirmBy, agreedTo = [] } = registration;
  const name = checked.value;

  // Before the transaction: no connection waits while the password is hashed.
  const passwordHash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    const account = await openAccount(tx, clock, { name, clockId });
    const emailConfirmedAt = confirmBy ? null : clock.now();
    const person = { email, passwordHash, name, emailConfirmedAt };
    const personId = await addPerson(tx, account, person);
    if (!personId) return refused("email-taken");
    await audit(tx, {
      accountId: account.id,
      at: account.now,
      actor: { kind: "customer", accountId: account.id, by: personId },
      action: "register",
      object: account.id,
      details: { agreed: agreedVersions(agreedTo, account.now) },
    });
    if (confirmBy) {
      const mail = { ...confirmBy, email };
      const mailed = await mailConfirmation(tx, clock, await holdPerson(tx, personId), mail);
      if (!mailed.ok) throw new Error(`person ${personId} is new and was sent too many links`);
    }
    return ok({ accountId: account.id, personId });
  });
}

// `one_person_per_email` decides between two that register at the same moment.
async function addPerson(
  tx: Tx,
  account: LockedAccount,
  person: Pick<typeof people.$inferInsert, "email" | "passwordHash" | "name" | "emailConfirmedAt">,
): Promise<string | undefined> {
  await holdAddress(tx, person.email);
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
