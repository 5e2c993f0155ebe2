"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import type { FormState } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { approveVerification } from "@/lib/services/identity/approve-verification";
import {
  rejectVerification,
  type RejectionRefusal,
} from "@/lib/services/identity/reject-verification";
import type { Result } from "@/lib/core/result";

const submission = {
  accountId: z.string().min(1).max(20),
  verificationId: z.string().min(1).max(100),
};

/** R-ACC-1 · The documents are in order. */
export const approveVerificationAction = action(
  { name: "approve-verification", roles: ["support"], schema: z.object(submission) },
  async (request, context) => answer(await approveVerification(context, request)),
);

/** R-ACC-1 · They are not, for a reason that the customer reads. */
export const rejectVerificationAction = action(
  {
    name: "reject-verification",
    roles: ["support"],
    schema: z.object({
      ...submission,
      reason: z.string().trim().min(1, "required").max(500, "tooLong"),
    }),
  },
  async (request, context) => answer(await rejectVerification(context, request)),
);

async function answer(decided: Result<unknown, RejectionRefusal>): Promise<FormState> {
  revalidatePath(routes.verifications(), "layout");
  if (decided.ok) return { tone: "ok" };
  const t = await getTranslations("support.verifications.refused");
  return { tone: "bad", message: t(decided.refusal.code) };
}
