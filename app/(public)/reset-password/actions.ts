"use server";

import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { routes } from "@/lib/routes";
import { resetPassword } from "@/lib/services/people/reset-password";

/** R-ACC-1 · A new password, and nobody is signed in with the old one any more. */
export const resetPasswordAction = action(
  {
    name: "reset-password",
    roles: "anyone",
    schema: z.object({
      token: z.string().max(100, "invalid"),
      password: z.string().min(10, "password").max(1_000, "tooLong"),
    }),
  },
  async (request, context) => {
    const reset = await resetPassword(context, { ...request, locale: await getLocale() });
    if (reset.ok) redirect(routes.resetPassword({ done: 1 }));
    const { code } = reset.refusal;
    const t = await getTranslations("auth");
    switch (code) {
      case "password-common":
      case "password-too-long":
      case "password-too-short":
        return { tone: "bad", problems: { password: t(`register.refused.${code}`) } };
      case "email-changed":
      case "link-expired":
      case "link-unknown":
      case "link-used":
        return { tone: "bad", message: t(`reset.refused.${code}`) };
    }
  },
);
