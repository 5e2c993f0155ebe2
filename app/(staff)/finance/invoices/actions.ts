"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import type { FormState } from "@/lib/form-state";
import { formatMoney } from "@/lib/format/money";
import { issueInvoice, type IssueRefusal } from "@/lib/services/invoices/issue-invoice";
import { rejectInvoice, type RejectRefusal } from "@/lib/services/invoices/reject-invoice";
import { reverseInvoice, type ReverseRefusal } from "@/lib/services/invoices/reverse-invoice";

const invoice = {
  accountId: z.string().regex(/^\d{1,18}$/, "invalid"),
  invoiceId: z.string().regex(/^[\w-]{1,60}$/, "invalid"),
};
const number = z.string().trim().min(1, "required").max(20, "tooLong");
const reason = z.string().trim().min(1, "required").max(500, "tooLong");

/** R-INV-1 · Issues what was applied for, under the number that the tax system gave. */
export const issueInvoiceAction = action(
  { name: "issue-invoice", roles: ["finance"], schema: z.object({ ...invoice, number }) },
  async (request, context) => {
    const issued = await issueInvoice(context, request);
    return issued.ok ? done("issued") : refused(issued.refusal);
  },
);

/** R-INV-1 · Does not issue it, for a reason that the customer reads. */
export const rejectInvoiceAction = action(
  { name: "reject-invoice", roles: ["finance"], schema: z.object({ ...invoice, reason }) },
  async (request, context) => {
    const rejected = await rejectInvoice(context, request);
    return rejected.ok ? done("rejected") : refused(rejected.refusal);
  },
);

/** R-INV-1 · Takes an issued invoice back by a red-letter one. */
export const reverseInvoiceAction = action(
  { name: "reverse-invoice", roles: ["finance"], schema: z.object({ ...invoice, number, reason }) },
  async (request, context) => {
    const reversed = await reverseInvoice(context, request);
    return reversed.ok ? done("reversed") : refused(reversed.refusal);
  },
);

async function done(what: "issued" | "rejected" | "reversed"): Promise<FormState> {
  return { tone: "ok", message: (await getTranslations("invoiceDesk"))(`done.${what}`) };
}

async function refused(refusal: IssueRefusal | RejectRefusal | ReverseRefusal): Promise<FormState> {
  const [t, status] = await Promise.all([
    getTranslations("invoiceDesk.refused"),
    getTranslations("status"),
  ]);
  switch (refusal.code) {
    case "number-invalid":
    case "number-taken":
      return { problems: { number: t(refusal.code) } };
    case "reason-required":
      return { problems: { reason: t(refusal.code) } };
    case "invoice-in-state":
      return { message: t(refusal.code, { state: status(`invoice.${refusal.state}`) }) };
    case "spending-changed":
      return {
        message: t(refusal.code, {
          reference: refusal.reference,
          applied: formatMoney(refusal.applied),
          left: formatMoney(refusal.left),
        }),
      };
    default:
      return { message: t(refusal.code) };
  }
}
