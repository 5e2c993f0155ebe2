import { database } from "@/db";
import { personByEmail } from "@/db/queries/people";
import { homeOf, localPath } from "@/lib/auth/home-of";
import { lackingProof } from "@/lib/auth/lacking-proof";
import { signIn, SignInRefused, type SignInRefusal } from "@/lib/auth/next-auth";
import { pageFor } from "@/lib/auth/viewer";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { Credentials } from "@/lib/services/authenticate";

/** Where a sign-in leads: to `next` or where the role begins, or to the page that asks for what is still owed. */
type SignIn = Promise<Result<string, SignInRefusal>>;

/** Signs this browser in, as far as a password does, and answers where to go on. For server actions. */
export async function signInWithPassword({ email, password }: Credentials, next?: string): SignIn {
  const refusal = await signInBy("password", { email, password });
  if (refusal) return refuse(refusal);
  const person = await personByEmail(database(), email);
  if (!person) return refuse({ code: "wrong-email-or-password" });
  const lacks = lackingProof(person, null);
  const on = localPath(next);
  if (lacks) return ok(pageFor(lacks, on ? { next: on } : {}));
  return ok(on ?? homeOf(person.role));
}

/** The second step, in the browser in which the first was taken. */
export async function signInWithCode(
  { code, email }: { readonly code: string; readonly email: string },
  next?: string,
): SignIn {
  const refusal = await signInBy("code", { code });
  return refusal ? refuse(refusal) : homeFor(email, next);
}

/** In the sandbox, signs this browser in as one of the people in `DEMO_PEOPLE`. */
export async function signInAsDemoPerson(email: string, next?: string): SignIn {
  const refusal = await signInBy("demo", { email });
  return refusal ? refuse(refusal) : homeFor(email, next);
}

async function homeFor(email: string, next: string | undefined): SignIn {
  const person = await personByEmail(database(), email);
  if (!person) return refuse({ code: "wrong-email-or-password" });
  return ok(localPath(next) ?? homeOf(person.role));
}

async function signInBy(
  provider: "password" | "code" | "demo",
  form: Readonly<Record<string, string>>,
): Promise<SignInRefusal | null> {
  try {
    await signIn(provider, { ...form, redirect: false });
    return null;
  } catch (error) {
    if (error instanceof SignInRefused) return error.refusal;
    throw error;
  }
}
