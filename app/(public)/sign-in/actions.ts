"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { signOut, type SignInRefusal } from "@/lib/auth/next-auth";
import { sentSessionId } from "@/lib/auth/session-cookie";
import { signInAsDemoPerson, signInWithCode, signInWithPassword } from "@/lib/auth/sign-in";
import { halfSignedIn } from "@/lib/auth/viewer";
import { isDemoPerson } from "@/lib/demo-people";
import type { FormState } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { endSession } from "@/lib/services/sessions/end-session";

const MINUTE_MS = 60_000;
const nextPage = z.string().max(2_000).optional();

export const signInAction = action(
  {
    name: "sign-in",
    roles: "anyone",
    schema: z.object({
      email: z.string().trim().min(1, "required").max(254, "tooLong"),
      password: z.string().min(1, "required").max(1_000, "tooLong"),
      next: nextPage,
    }),
  },
  async ({ next, ...credentials }, { clock }) => {
    const signedIn = await signInWithPassword(credentials, next);
    if (signedIn.ok) redirect(signedIn.value);
    return refusedSignIn(signedIn.refusal, clock.now());
  },
);

/** The second step: a code of the authenticator, or a recovery code. */
export const giveCodeAction = action(
  {
    name: "give-code",
    roles: "anyone",
    schema: z.object({
      code: z.string().trim().min(1, "required").max(40, "tooLong"),
      next: nextPage,
    }),
    secrets: ["code"],
  },
  async ({ code, next }, { clock }) => {
    const half = await halfSignedIn();
    if (!half) redirect(routes.signIn());
    const signedIn = await signInWithCode({ code, email: half.session.person.email }, next);
    if (signedIn.ok) redirect(signedIn.value);
    if (signedIn.refusal.code === "start-over") redirect(routes.signIn());
    return refusedSignIn(signedIn.refusal, clock.now());
  },
);

async function refusedSignIn(refusal: SignInRefusal, now: Date): Promise<FormState> {
  const t = await getTranslations("auth.signIn.refused");
  if (refusal.code === "wrong-code") return { tone: "bad", problems: { code: t(refusal.code) } };
  const waitMs = refusal.code === "try-later" ? refusal.until.getTime() - now.getTime() : 0;
  return { tone: "bad", message: t(refusal.code, { minutes: Math.ceil(waitMs / MINUTE_MS) }) };
}

export const enterAsDemoPersonAction = action(
  {
    name: "enter-as-demo-person",
    roles: "anyone",
    schema: z.object({ email: z.string().refine(isDemoPerson, "choose"), next: nextPage }),
  },
  async ({ email, next }) => {
    const entered = await signInAsDemoPerson(email, next);
    if (entered.ok) redirect(entered.value);
    const t = await getTranslations("auth.demo");
    return { tone: "bad", message: t("missing") };
  },
);

export const signOutAction = action(
  { name: "sign-out", roles: "anyone", schema: z.object({}) },
  async (_, context) => {
    // First in the database: from there on the cookie is worth nothing, wherever it was copied to.
    const sessionId = await sentSessionId();
    if (sessionId) await endSession(context, sessionId);
    await signOut({ redirect: false });
    redirect(routes.home());
  },
);
