"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { cipherOf } from "@/lib/services/crypt";
import {
  submitVerification,
  type VerificationRefusal,
} from "@/lib/services/identity/submit-verification";
import { KINDS } from "./kinds";

/** R-ACC-1 · Checks the number's format and check digit at once; support decides, or in the sandbox nobody. */
export const submitVerificationAction = action(
  {
    name: "submit-verification",
    roles: ["customer"],
    schema: z.object({
      kind: z.enum(KINDS, "choose"),
      name: z.string().trim().min(1, "required").max(100, "tooLong"),
      number: z.string().trim().min(1, "required").max(40, "tooLong"),
    }),
    secrets: ["number"],
  },
  async (request, context) => {
    const t = await getTranslations("verify.refused");
    const submitted = await submitVerification(context, {
      ...request,
      cipher: cipherOf(env().encryptionKey),
      approveAtOnce: env().sandbox,
    });
    if (submitted.ok) {
      revalidatePath(routes.overview(), "layout");
      return { tone: "ok" };
    }
    const { code } = submitted.refusal;
    const field = fieldOf(code);
    const message = t(isOfNumber(code) ? `${request.kind}.${code}` : code);
    return field ? { problems: { [field]: message } } : { message };
  },
);

type Code = VerificationRefusal["code"];

const NUMBER_CODES = ["bad-length", "bad-digit", "bad-date", "bad-check-digit"] as const;
type NumberCode = (typeof NUMBER_CODES)[number];

const isOfNumber = (code: Code): code is NumberCode => NUMBER_CODES.some((each) => each === code);

function fieldOf(code: Code): "name" | "number" | null {
  if (isOfNumber(code)) return "number";
  return code === "name-invalid" ? "name" : null;
}
