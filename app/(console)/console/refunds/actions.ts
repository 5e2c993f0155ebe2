"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { routes } from "@/lib/routes";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { withdrawRefund } from "@/lib/services/refunds/withdraw-refund";
import { REASONS } from "./reasons";

const id = z.string().regex(/^[\w-]{1,60}$/, "invalid");

/** R-REF-8 · Asks to give a pack back; the request's own page says what became of it. */
export const requestRefundAction = action(
  {
    name: "request-refund",
    roles: ["customer"],
    schema: z
      .object({
        packId: id,
        requestKey: z.uuid("invalid"),
        reason: z.enum(REASONS, "choose"),
        text: z.string().trim().max(400, "tooLong").default(""),
      })
      .refine(({ reason, text }) => reason !== "other" || text !== "", {
        path: ["text"],
        message: "required",
      }),
  },
  async ({ packId, requestKey, reason, text }, context) => {
    const t = await getTranslations("refunds");
    const words = [t(`reason.${reason}`), text].filter(Boolean).join(t("reasonSeparator"));
    const { accountId } = context.actor;
    const asked = await requestRefund(context, { accountId, packId, requestKey, reason: words });
    if (!asked.ok) return { message: t(`refusedRequest.${asked.refusal.code}`) };
    revalidatePath(routes.overview(), "layout");
    redirect(routes.refund(asked.value.id));
  },
);

/** R-REF-9 · Takes a request back that still waits. */
export const withdrawRefundAction = action(
  {
    name: "withdraw-refund",
    roles: ["customer"],
    schema: z.object({ refundId: id }),
  },
  async ({ refundId }, context) => {
    const t = await getTranslations("refunds");
    const withdrawn = await withdrawRefund(context, {
      accountId: context.actor.accountId,
      refundId,
    });
    revalidatePath(routes.overview(), "layout");
    if (!withdrawn.ok) return { message: t(`refusedWithdrawal.${withdrawn.refusal.code}`) };
    return { tone: "ok", message: t("withdrawn") };
  },
);
