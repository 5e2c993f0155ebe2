"use server";

import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { after } from "next/server";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { mailedLink } from "@/lib/auth/mailed-link";
import { senderAddress } from "@/lib/auth/sender-address";
import {
  countResetRequest,
  requestPasswordReset,
} from "@/lib/services/people/request-password-reset";

const MINUTE_MS = 60_000;

/** R-ACC-1 · Answers the same, and as fast, whoever the address belongs to: the mail is written after the answer. */
export const requestPasswordResetAction = action(
  {
    name: "request-password-reset",
    roles: "anyone",
    schema: z.object({ email: z.email("email").max(254, "tooLong") }),
  },
  async ({ email }, context) => {
    const t = await getTranslations("auth.forgot");
    const sender = senderAddress(await headers());
    const until = countResetRequest(context, { email, sender });
    if (until) {
      const minutes = Math.ceil((until.getTime() - context.clock.now().getTime()) / MINUTE_MS);
      return { tone: "bad", message: t("tryLater", { minutes }) };
    }
    const mail = await mailedLink("resetPassword");
    after(() => requestPasswordReset(context, { ...mail, email }));
    return { tone: "ok", message: t("sent") };
  },
);
