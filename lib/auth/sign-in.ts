import { database } from "@/db";
import { personByEmail } from "@/db/queries/people";
import { signIn, SignInRefused } from "@/lib/auth/next-auth";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { AuthenticationRefusal, Credentials } from "@/lib/services/authenticate";
import type { Role } from "@/lib/services/sessions/session-limits";

/** Signs this browser in and answers the person's role, or why not. For server actions. */
export const signInWithPassword = (credentials: Credentials) => signInBy("password", credentials);

/** In the sandbox, signs this browser in as one of the people in `DEMO_PEOPLE`. */
export const signInAsDemoPerson = (email: string) => signInBy("demo", { email });

async function signInBy(
  provider: "password" | "demo",
  form: { readonly email: string; readonly password?: string },
): Promise<Result<Role, AuthenticationRefusal>> {
  try {
    await signIn(provider, { ...form, redirect: false });
  } catch (error) {
    if (error instanceof SignInRefused) return refuse(error.refusal);
    throw error;
  }
  const person = await personByEmail(database(), form.email);
  return person ? ok(person.role) : refuse({ code: "wrong-email-or-password" });
}
