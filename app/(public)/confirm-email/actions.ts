"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { mailedLink } from "@/lib/auth/mailed-link";
import { requireViewer } from "@/lib/auth/viewer";
import type { FormState } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { confirmEmail } from "@/lib/services/people/confirm-email";
import { resendConfirmation, type ResendRefusal } from "@/lib/services/people/resend-confirmation";
import type { Result } from "@/lib/core/result";

const MINUTE_MS = 60_000;
const withToken = z.object({ token: z.string().max(100, "invalid") });

export const confirmEmailAction = action(
  { name: "confirm-email", roles: "anyone", schema: withToken },
  async ({ token }, context) => {
    const confirmed = await confirmEmail(context, { token });
    if (confirmed.ok) redirect(routes.confirmEmail({ done: 1 }));
    const t = await getTranslations("auth.confirm.refused");
    return { tone: "bad", message: t(confirmed.refusal.code) };
  },
);

/** A new link in the place of one that works no more, to the same address: whoever holds the old one asks. */
export const renewConfirmationAction = action(
  { name: "renew-confirmation", roles: "anyone", schema: withToken },
  async ({ token }, context) => {
    const mail = await mailedLink("confirmEmail");
    return answer(await resendConfirmation(context, { ...mail, token }), context.clock.now());
  },
);

/** A new link for whoever is signed in. */
export const resendConfirmationAction = action(
  { name: "resend-confirmation", roles: "signed-in", schema: z.object({}) },
  async (_, context) => {
    const mail = await mailedLink("confirmEmail");
    const { person } = await requireViewer();
    const resent = await resendConfirmation(context, { ...mail, personId: person.id });
    return answer(resent, context.clock.now());
  },
);

async function answer(resent: Result<void, ResendRefusal>, now: Date): Promise<FormState> {
  const t = await getTranslations("auth.confirm");
  if (resent.ok) return { tone: "ok", message: t("sent") };
  const { refusal } = resent;
  const waitMs = refusal.code === "too-many-links" ? refusal.until.getTime() - now.getTime() : 0;
  const minutes = Math.ceil(waitMs / MINUTE_MS);
  return { tone: "bad", message: t(`refused.${refusal.code}`, { minutes }) };
}
