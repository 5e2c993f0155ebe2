"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";

import { adjustmentById } from "@/db/queries/adjustments";
import { action } from "@/lib/auth/action";
import { requireStaff } from "@/lib/auth/viewer";
import type { FormState } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { adjustmentOutlook } from "@/lib/services/adjustments/adjustment-outlook";
import { approveAdjustment } from "@/lib/services/adjustments/approve-adjustment";
import { refuseAdjustment } from "@/lib/services/adjustments/refuse-adjustment";
import { requestAdjustment } from "@/lib/services/adjustments/request-adjustment";
import { accountHere } from "../account-here";
import { draftFields, wishOf } from "./draft";
import { refusalState } from "./refusal-words";

const NOT_HERE = { code: "account-not-found", rule: "R-SET-5" } as const;

/** R-SET-5 · Asks the rules about a correction and shows what it would come to; nothing is done yet. */
export const checkAdjustmentAction = action(
  { name: "check-adjustment", roles: ["finance"], schema: z.object(draftFields) },
  async (draft, { db, clock }) => {
    const { clockId } = await requireStaff("finance");
    if (!(await accountHere(clockId, draft.account))) return refusalState(NOT_HERE);
    const outlook = await adjustmentOutlook(db, clock, wishOf(draft));
    if (!outlook.ok) return refusalState(outlook.refusal);
    redirect(routes.newAdjustment({ ...draft, month: draft.month || undefined, step: "check" }));
  },
);

/** R-SET-5 · Books a correction, or hands it to a second person where it is above the policy's amount. */
export const requestAdjustmentAction = action(
  {
    name: "request-adjustment",
    roles: ["finance"],
    schema: z.object({ ...draftFields, requestKey: z.uuid("invalid") }),
  },
  async ({ requestKey, ...draft }, context) => {
    const { clockId } = await requireStaff("finance");
    if (!(await accountHere(clockId, draft.account))) return whole(await refusalState(NOT_HERE));
    const asked = await requestAdjustment(context, { ...wishOf(draft), requestKey });
    if (!asked.ok) return whole(await refusalState(asked.refusal));
    redirect(routes.adjustments({ done: asked.value.id }));
  },
);

const decision = { adjustmentId: z.string().min(1).max(100) };

/** R-SET-5 · The second person agrees. */
export const approveAdjustmentAction = action(
  { name: "approve-adjustment", roles: ["finance"], schema: z.object(decision) },
  async ({ adjustmentId }, context) => {
    const found = await adjustmentById(context.db, adjustmentId);
    const request = { accountId: found?.accountId ?? "0", adjustmentId };
    const approved = await approveAdjustment(context, request);
    revalidatePath(routes.adjustments(), "layout");
    return approved.ok ? { tone: "ok" } : whole(await refusalState(approved.refusal));
  },
);

/** R-SET-5 · It is not to be booked, for a reason. */
export const refuseAdjustmentAction = action(
  {
    name: "refuse-adjustment",
    roles: ["finance"],
    schema: z.object({ ...decision, reason: draftFields.reason }),
  },
  async ({ adjustmentId, reason }, context) => {
    const found = await adjustmentById(context.db, adjustmentId);
    const request = { accountId: found?.accountId ?? "0", adjustmentId, reason };
    const refused = await refuseAdjustment(context, request);
    revalidatePath(routes.adjustments(), "layout");
    return refused.ok ? { tone: "ok" } : refusalState(refused.refusal);
  },
);

/** Where the fields are not on the page any more, what is wrong with one of them is said of the whole. */
const whole = ({ problems = {}, ...state }: FormState): FormState => ({
  message: Object.values(problems)[0] ?? "",
  ...state,
});
