"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { routes } from "@/lib/routes";
import { approveRefund, type ApproveRefundRefusal } from "@/lib/services/refunds/approve-refund";
import { refuseRefund, type RefuseRefundRefusal } from "@/lib/services/refunds/refuse-refund";
import { LONGEST_REASON } from "@/lib/services/refunds/request-refund";

const request = {
  accountId: z.string().min(1).max(20),
  refundId: z.string().min(1).max(100),
};
const note = z.string().trim().max(LONGEST_REASON, "tooLong");

/** R-REF-7, R-REF-11 · Support approves or refuses; above the policy's amount finance completes it. */
export const decideRefundAction = action(
  {
    name: "decide-refund",
    roles: ["support", "finance"],
    // Prefilled from the rules as they are now, which is why the decision may just have failed.
    secrets: ["customerReason"],
    schema: z.discriminatedUnion("decision", [
      z.object({
        ...request,
        decision: z.literal("approve"),
        note: note.min(1, "required"),
        checked: z.literal("on", "tick"),
      }),
      z.object({
        ...request,
        decision: z.literal("refuse"),
        note,
        customerReason: z.string().trim().min(1, "required").max(LONGEST_REASON, "tooLong"),
      }),
    ]),
  },
  async (decision, context) => {
    const decided =
      decision.decision === "approve"
        ? await approveRefund(context, decision)
        : await refuseRefund(context, decision);
    // Also where it was refused: what made it so must now be on the page.
    revalidatePath(routes.refundQueue(), "layout");
    return decided.ok ? { tone: "ok" } : { tone: "bad", message: await worded(decided.refusal) };
  },
);

async function worded(refusal: ApproveRefundRefusal | RefuseRefundRefusal): Promise<string> {
  const t = await getTranslations("review.refused");
  switch (refusal.code) {
    case "rules-failed":
      return t("rules-failed", { rules: refusal.failed.join(", ") });
    case "refund-decided":
      return t("refund-decided", {
        state: (await getTranslations("status"))(`refund.${refusal.state}`),
      });
    case "wrong-role":
      return t("wrong-role", {
        role: (await getTranslations("shell"))(`roles.${refusal.needed}`),
      });
    default:
      return t(refusal.code);
  }
}
