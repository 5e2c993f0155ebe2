"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { INVOICED_KINDS } from "@/lib/core/invoice";
import { TITLE_KINDS } from "@/lib/core/invoice-title";
import type { FormState } from "@/lib/form-state";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { applyForInvoice, type ApplyRefusal } from "@/lib/services/invoices/apply-for-invoice";
import { askReversal } from "@/lib/services/invoices/ask-reversal";
import type { InvoiceInState, InvoiceNotFound } from "@/lib/services/invoices/invoice";
import { makeDefaultTitle } from "@/lib/services/invoices/make-default-title";
import { removeTitle } from "@/lib/services/invoices/remove-title";
import { saveTitle } from "@/lib/services/invoices/save-title";
import { withdrawInvoice, type WithdrawRefusal } from "@/lib/services/invoices/withdraw-invoice";

const id = z.string().regex(/^[\w-]{1,60}$/, "invalid");
const text = z.string().trim().max(120, "tooLong").default("");

/** `bill:2025-10`, `order:ord_7Q2M…`, as the boxes of the application form are named. */
const spendingKey = z
  .string()
  .regex(/^(bill|order):[\w-]{1,60}$/, "invalid")
  .transform((value) => {
    const [kind = "", reference = ""] = value.split(":");
    return { kind: INVOICED_KINDS.find((each) => each === kind) ?? "bill", reference };
  });

/** R-INV-1 · Applies for one invoice over what was ticked; its own page says what becomes of it. */
export const applyForInvoiceAction = action(
  {
    name: "apply-for-invoice",
    roles: ["customer"],
    schema: z.object({
      spending: z.preprocess(
        (value) => (typeof value === "string" ? value.split(" ").filter(Boolean) : value),
        z.array(spendingKey),
      ),
      titleId: id,
      amount: z.string().regex(/^\d{1,14}\.\d{2}$/, "amount"),
      email: z.string().trim().min(1, "required").max(254, "tooLong"),
      requestKey: z.uuid("invalid"),
    }),
  },
  async (application, context) => {
    const applied = await applyForInvoice(context, application);
    if (!applied.ok) return notApplied(applied.refusal);
    redirect(routes.invoice(applied.value.id));
  },
);

async function notApplied(refusal: ApplyRefusal): Promise<FormState> {
  const t = await getTranslations("invoices");
  switch (refusal.code) {
    case "email-invalid":
      return { tone: "bad", problems: { email: t("refused.email-invalid") } };
    case "amount-changed":
      return {
        tone: "bad",
        message: t("refused.amount-changed", {
          shown: formatMoney(refusal.shown),
          now: formatMoney(refusal.now),
        }),
      };
    case "spending-not-found":
    case "spending-not-invoiceable":
      return {
        tone: "bad",
        message: t(`refused.${refusal.code}`, { reference: refusal.reference }),
      };
    case "too-many-items":
      return { tone: "bad", message: t("refused.too-many-items", { most: refusal.most }) };
    default:
      return { tone: "bad", message: t(`refused.${refusal.code}`) };
  }
}

/** R-INV-1 · Takes an application back on the day on which it was made. */
export const withdrawInvoiceAction = action(
  { name: "withdraw-invoice", roles: ["customer"], schema: z.object({ invoiceId: id }) },
  async (request, context) => {
    const withdrawn = await withdrawInvoice(context, request);
    if (!withdrawn.ok) return notInState(withdrawn.refusal);
    return { tone: "ok", message: (await getTranslations("invoices"))("withdrawn") };
  },
);

/** R-INV-1 · Asks finance to reverse an issued invoice. */
export const askReversalAction = action(
  { name: "ask-reversal", roles: ["customer"], schema: z.object({ invoiceId: id }) },
  async (request, context) => {
    const asked = await askReversal(context, request);
    if (!asked.ok) return notInState(asked.refusal);
    return { tone: "ok", message: (await getTranslations("invoices"))("asked") };
  },
);

async function notInState(
  refusal: WithdrawRefusal | InvoiceNotFound | InvoiceInState,
): Promise<FormState> {
  const [t, status] = await Promise.all([getTranslations("invoices"), getTranslations("status")]);
  if (refusal.code !== "invoice-in-state") return { message: t(`refused.${refusal.code}`) };
  return { message: t("refused.invoice-in-state", { state: status(`invoice.${refusal.state}`) }) };
}

/** R-INV-1 · Keeps a title, in place of another where one was being changed. */
export const saveTitleAction = action(
  {
    name: "save-title",
    roles: ["customer"],
    schema: z.object({
      kind: z.enum(TITLE_KINDS, "choose"),
      replaces: id.optional(),
      name: text,
      taxNumber: text,
      bank: text,
      bankAccount: text,
      address: text,
      phone: text,
    }),
  },
  async ({ replaces, ...title }, context) => {
    const t = await getTranslations("invoices");
    const saved = await saveTitle(context, { ...title, ...(replaces ? { replaces } : {}) });
    if (!saved.ok) {
      const { refusal } = saved;
      return refusal.code === "title-invalid"
        ? { problems: { [refusal.field]: t(`problem.${refusal.problem}`) } }
        : { message: t(`refused.${refusal.code}`) };
    }
    if (replaces) redirect(routes.invoiceTitles());
    return { tone: "ok", message: t("titlePage.saved") };
  },
);

export const removeTitleAction = action(
  { name: "remove-title", roles: ["customer"], schema: z.object({ titleId: id }) },
  async (request, context) => {
    const removed = await removeTitle(context, request);
    if (removed.ok) return { tone: "ok" };
    return { message: (await getTranslations("invoices"))(`refused.${removed.refusal.code}`) };
  },
);

export const makeDefaultTitleAction = action(
  { name: "make-default-title", roles: ["customer"], schema: z.object({ titleId: id }) },
  async (request, context) => {
    const made = await makeDefaultTitle(context, request);
    if (made.ok) return { tone: "ok" };
    return { message: (await getTranslations("invoices"))(`refused.${made.refusal.code}`) };
  },
);
