import { people } from "@/db/schema";
import { ok, refuse, type Result } from "@/lib/core/result";
import { audit } from "@/lib/services/audit";
import type { Context, Staff, System } from "@/lib/services/context";
import { newId } from "@/lib/services/new-id";
import { hashPassword, passwordRefusal, type PasswordRefusal } from "@/lib/services/password";
import { randomText } from "@/lib/services/random-text";
import { createToken, type CreateTokenRefusal } from "@/lib/services/tokens/create-token";
import { inTransaction } from "@/lib/services/transaction";

export type Hired = { readonly personId: string; readonly token: string };
export type HireRefusal =
  | { readonly code: "email-taken" | PasswordRefusal; readonly rule: "R-ACC-1" }
  | CreateTokenRefusal;

/** A staff member of the sandbox, with a bearer token. Without a password of their own nobody signs in as them. */
export async function hireStaff(
  ctx: Context<System>,
  {
    role,
    person,
  }: {
    readonly role: Staff["role"];
    readonly person?: { readonly email: string; readonly password: string };
  },
): Promise<Result<Hired, HireRefusal>> {
  const { db, clock, actor } = ctx;
  const id = newId("prs");
  const email = person?.email ?? `${id.toLowerCase().replace("_", "-")}@staff.invalid`;
  const password = person?.password ?? randomText(40);
  const unfit = passwordRefusal(password, email);
  if (unfit) return refuse({ code: unfit, rule: "R-ACC-1" });
  const passwordHash = await hashPassword(password);

  const hired = await inTransaction(db, async (tx): Promise<Result<Staff, HireRefusal>> => {
    const createdAt = clock.now();
    const added = await tx
      .insert(people)
      .values({
        id,
        email,
        passwordHash,
        name: `${role} ${id.slice(-4)}`,
        role,
        createdAt,
        emailConfirmedAt: createdAt,
      })
      .onConflictDoNothing()
      .returning({ id: people.id });
    if (added.length === 0) return refuse({ code: "email-taken", rule: "R-ACC-1" });
    await audit(tx, {
      accountId: "0",
      at: createdAt,
      actor,
      action: "hire-staff",
      object: id,
      details: { role },
    });
    return ok({ kind: "staff", personId: id, role });
  });
  if (!hired.ok) return hired;

  const token = await createToken({ db, clock, actor: hired.value }, { name: "sandbox" });
  return token.ok ? ok({ personId: id, token: token.value.token }) : token;
}
