"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { mailedLink } from "@/lib/auth/mailed-link";
import { requireViewer } from "@/lib/auth/viewer";
import { closeService } from "@/lib/services/close-service";
import { changeEmail } from "@/lib/services/people/change-email";
import { renameCustomer } from "@/lib/services/people/rename-customer";
import { refusedProof } from "@/app/security/refused-proof";
import { obstacleWords } from "./obstacle-words";

const MINUTE_MS = 60_000;

export const renameAction = action(
  {
    name: "rename",
    roles: ["customer"],
    schema: z.object({ name: z.string().trim().min(1, "required").max(100, "tooLong") }),
  },
  async ({ name }, context) => {
    const renamed = await renameCustomer(context, { name });
    if (renamed.ok)
      return { tone: "ok", message: (await getTranslations("settings.name"))("saved") };
    const t = await getTranslations("auth.register.refused");
    return { tone: "bad", problems: { name: t(renamed.refusal.code) } };
  },
);

export const changeEmailAction = action(
  {
    name: "change-email",
    roles: ["customer"],
    schema: z.object({
      email: z.string().trim().min(1, "required").max(254, "tooLong"),
      password: z.string().min(1, "required").max(1_000, "tooLong"),
    }),
  },
  async (request, context) => {
    const { person } = await requireViewer();
    const mail = await mailedLink("confirmEmail");
    const asked = await changeEmail(context, { ...request, ...mail, personId: person.id });
    const t = await getTranslations("settings.email");
    if (asked.ok) return { tone: "ok", message: t("sent", { email: request.email }) };
    const { refusal } = asked;
    switch (refusal.code) {
      case "email-invalid":
      case "email-same":
      case "email-taken":
        return { tone: "bad", problems: { email: t(`refused.${refusal.code}`) } };
      case "too-many-links": {
        const waitMs = refusal.until.getTime() - context.clock.now().getTime();
        const minutes = Math.ceil(waitMs / MINUTE_MS);
        return { tone: "bad", message: t(`refused.${refusal.code}`, { minutes }) };
      }
      case "wrong-password":
      case "try-later":
        return refusedProof(refusal);
    }
  },
);

/** R-ACC-3 · Closes the service, once the account's number was typed. */
export const closeServiceAction = action(
  {
    name: "close-service",
    roles: ["customer"],
    schema: z.object({ typed: z.string().trim().max(100, "tooLong") }),
  },
  async ({ typed }, context) => {
    if (typed !== context.actor.accountId) {
      return { problems: { typed: (await getTranslations("forms"))("typed") } };
    }
    const closed = await closeService(context);
    return closed.ok
      ? { tone: "ok" }
      : { tone: "bad", message: (await obstacleWords(closed.refusal)).text };
  },
);
