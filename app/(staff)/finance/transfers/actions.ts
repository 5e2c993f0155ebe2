"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { confirmTransfer, LONGEST_REFERENCE } from "@/lib/services/confirm-transfer";

/** R-FUND-4 · The bank's statement shows the money of a transfer. */
export const confirmTransferAction = action(
  {
    name: "confirm-transfer",
    roles: ["finance"],
    schema: z.object({
      accountId: z.string().regex(/^\d{1,18}$/, "invalid"),
      rechargeId: z.string().min(1).max(100),
      amount: z.string().trim().min(1, "required").max(20, "amount"),
      reference: z.string().trim().min(1, "required").max(LONGEST_REFERENCE, "tooLong"),
    }),
  },
  async (seen, context) => {
    const confirmed = await confirmTransfer(context, seen);
    revalidatePath(routes.transfers(), "layout");
    if (confirmed.ok) return { tone: "ok" };
    const t = await getTranslations("transfers.refused");
    const { refusal } = confirmed;
    if (refusal.code === "amount-differs") {
      return {
        tone: "bad",
        problems: { amount: t(refusal.code, { expected: formatMoney(refusal.expected) }) },
      };
    }
    const field = FIELDS.get(refusal.code);
    return field
      ? { tone: "bad", problems: { [field]: t(refusal.code) } }
      : { tone: "bad", message: t(refusal.code) };
  },
);

const FIELDS: ReadonlyMap<string, string> = new Map([
  ["not-an-amount", "amount"],
  ["reference-invalid", "reference"],
  ["reference-used", "reference"],
]);
