"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { requireStaff } from "@/lib/auth/viewer";
import type { FormState } from "@/lib/form-state";
import { availableBalance } from "@/lib/core/payment";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import {
  freezeBalance,
  LONGEST_REASON,
  type FreezeRefusal,
} from "@/lib/services/freezes/freeze-balance";
import { releaseFreeze, type ReleaseRefusal } from "@/lib/services/freezes/release-freeze";
import { pursesOf } from "@/lib/services/ledger";
import { accountHere } from "../account-here";

/** R-FUND-1 · Freezes money of an account. */
export const freezeBalanceAction = action(
  {
    name: "freeze-balance",
    roles: ["finance"],
    schema: z.object({
      account: z.string().trim().min(1, "required").max(20, "invalid"),
      amount: z.string().trim().min(1, "required").max(20, "amount"),
      reason: z.string().trim().min(1, "required").max(LONGEST_REASON, "tooLong"),
      requestKey: z.uuid("invalid"),
    }),
  },
  async ({ account: accountId, ...request }, context) => {
    const { clockId } = await requireStaff("finance");
    const account = await accountHere(clockId, accountId);
    if (!account) return refusalState({ code: "account-not-found", rule: "R-FUND-1" });
    const made = await freezeBalance(context, { ...request, accountId });
    if (!made.ok) return refusalState(made.refusal);

    revalidatePath(routes.freezes(), "layout");
    const [t, { frozen, ...purses }] = await Promise.all([
      getTranslations("corrections.freezes"),
      pursesOf(context.db, accountId),
    ]);
    const available = formatMoney(availableBalance(purses, frozen));
    const amount = formatMoney(made.value.amount);
    return { tone: "ok", message: t("made", { amount, customer: account.name, available }) };
  },
);

/** R-FUND-1 · Gives frozen money back to its use. */
export const releaseFreezeAction = action(
  {
    name: "release-freeze",
    roles: ["finance"],
    schema: z.object({
      accountId: z.string().regex(/^\d{1,18}$/, "invalid"),
      freezeId: z.string().min(1).max(100),
    }),
  },
  async (request, context) => {
    const released = await releaseFreeze(context, request);
    revalidatePath(routes.freezes(), "layout");
    return released.ok ? { tone: "ok" } : refusalState(released.refusal);
  },
);

async function refusalState(refusal: FreezeRefusal | ReleaseRefusal): Promise<FormState> {
  const t = await getTranslations("corrections.freezes.refused");
  const message =
    refusal.code === "more-than-available"
      ? t(refusal.code, { available: formatMoney(refusal.available) })
      : t(refusal.code);
  const field = FIELDS.get(refusal.code);
  return field ? { tone: "bad", problems: { [field]: message } } : { tone: "bad", message };
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ["account-not-found", "account"],
  ["not-an-amount", "amount"],
  ["more-than-available", "amount"],
  ["reason-required", "reason"],
]);
