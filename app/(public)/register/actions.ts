"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { mailedLink } from "@/lib/auth/mailed-link";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { AGREED_AT } from "@/lib/core/agreement";
import { env } from "@/lib/env";
import type { FormState } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { createTestClock } from "@/lib/services/clocks/create-test-clock";
import { checkRegistration, register, type RegistrationRefusal } from "@/lib/services/register";

export const registerAction = action(
  {
    name: "register",
    roles: "anyone",
    schema: z.object({
      email: z.string().trim().min(1, "required").max(254, "tooLong"),
      name: z.string().trim().min(1, "required").max(100, "tooLong"),
      password: z.string().min(10, "password").max(1_000, "tooLong"),
      agreed: z.literal("on", "agree"),
      testClock: z.literal("on").optional(),
    }),
  },
  async ({ testClock, ...registration }, context) => {
    const checked = checkRegistration(registration);
    if (!checked.ok) return problemOf(checked.refusal);
    const clock =
      testClock && env().sandbox
        ? await createTestClock(context, { name: checked.value, now: context.clock.now() })
        : undefined;
    const registered = await register(context, {
      ...registration,
      clockId: clock?.id,
      confirmBy: await mailedLink("confirmEmail"),
      agreedTo: AGREED_AT.registration,
    });
    if (!registered.ok) return problemOf(registered.refusal);

    await signInWithPassword(registration);
    redirect(routes.overview());
  },
);

async function problemOf({ code }: RegistrationRefusal): Promise<FormState> {
  const t = await getTranslations("auth.register.refused");
  return { tone: "bad", problems: { [fieldOf(code)]: t(code) } };
}

function fieldOf(code: RegistrationRefusal["code"]): "email" | "name" | "password" {
  switch (code) {
    case "email-invalid":
    case "email-taken":
      return "email";
    case "name-invalid":
      return "name";
    case "password-too-short":
    case "password-too-long":
    case "password-common":
      return "password";
  }
}
