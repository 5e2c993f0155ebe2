"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { accountOf } from "@/db/queries/accounts";
import { action } from "@/lib/auth/action";
import { requireCustomer } from "@/lib/auth/viewer";
import { availableBalance } from "@/lib/core/payment";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { pursesOf } from "@/lib/services/ledger";
import { LARGEST_RECHARGE, recharge, SMALLEST_RECHARGE } from "@/lib/services/recharge";

/** R-FUND-4, R-FUND-5 · Puts money in; the answer says what it did, a resumed service included. */
export const rechargeAction = action(
  {
    name: "recharge",
    roles: ["customer"],
    schema: z.object({
      amount: z.string().trim().min(1, "required").max(20, "amount"),
      channel: z.enum(["sandbox", "transfer"], "choose"),
      requestKey: z.uuid("invalid"),
    }),
  },
  async (request, context) => {
    const t = await getTranslations("recharge");
    // Only the sandbox has a cashier that pays at once; the form does not offer it elsewhere.
    if (request.channel === "sandbox" && !env().sandbox)
      return { message: t("refused.no-cashier") };
    const { account: before, accountId, now } = await requireCustomer();

    const made = await recharge(context, request);
    if (!made.ok) {
      const limits = { least: formatMoney(SMALLEST_RECHARGE), most: formatMoney(LARGEST_RECHARGE) };
      return { problems: { amount: t(`refused.${made.refusal.code}`, limits) } };
    }
    revalidatePath(routes.overview(), "layout");
    const amount = formatMoney(made.value.amount);
    if (!made.value.paidAt)
      return { tone: "ok", message: t("promised", { amount, code: made.value.id }) };

    const [after, purses] = await Promise.all([
      accountOf(context.db, accountId),
      pursesOf(context.db, accountId),
    ]);
    const isResumed =
      before.suspendedForArrearsAt !== null && after?.suspendedForArrearsAt === null;
    const balance = formatMoney(availableBalance(purses, purses.frozen));
    return {
      tone: "ok",
      message: t(isResumed ? "resumed" : "paid", {
        amount,
        balance,
        at: formatInstant(now, "full"),
      }),
    };
  },
);
