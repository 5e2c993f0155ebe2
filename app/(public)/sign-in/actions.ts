"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { homeOf, localPath } from "@/lib/auth/home-of";
import { signOut } from "@/lib/auth/next-auth";
import { sentSessionId } from "@/lib/auth/session-cookie";
import { signInAsDemoPerson, signInWithPassword } from "@/lib/auth/sign-in";
import { isDemoPerson } from "@/lib/demo-people";
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
  async (input, { clock }) => {
    const signedIn = await signInWithPassword(input);
    if (signedIn.ok) redirect(localPath(input.next) ?? homeOf(signedIn.value));

    const { refusal } = signedIn;
    const waitMs =
      refusal.code === "try-later" ? refusal.until.getTime() - clock.now().getTime() : 0;
    const t = await getTranslations("auth.signIn.refused");
    return { tone: "bad", message: t(refusal.code, { minutes: Math.ceil(waitMs / MINUTE_MS) }) };
  },
);

export const enterAsDemoPersonAction = action(
  {
    name: "enter-as-demo-person",
    roles: "anyone",
    schema: z.object({ email: z.string().refine(isDemoPerson, "choose"), next: nextPage }),
  },
  async ({ email, next }) => {
    const entered = await signInAsDemoPerson(email);
    if (entered.ok) redirect(localPath(next) ?? homeOf(entered.value));
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
