"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";

import { accountOf } from "@/db/queries/accounts";
import { action } from "@/lib/auth/action";
import { requireCustomer } from "@/lib/auth/viewer";
import { RECHARGE_CHANNELS } from "@/lib/core/online-payment";
import { availableBalance } from "@/lib/core/payment";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { pursesOf } from "@/lib/services/ledger";
import { LARGEST_RECHARGE, recharge, SMALLEST_RECHARGE } from "@/lib/services/recharge";
import { openChannels } from "./channels";

/** R-FUND-4, R-FUND-5 · Puts money in; the answer says what it did, a resumed service included. */
export const rechargeAction = action(
  {
    name: "recharge",
    roles: ["customer"],
    schema: z.object({
      amount: z.string().trim().min(1, "required").max(20, "amount"),
      channel: z.enum(RECHARGE_CHANNELS, "choose"),
      requestKey: z.uuid("invalid"),
    }),
  },
  async (request, context) => {
    const t = await getTranslations("recharge");
    const { account: before, accountId, now } = await requireCustomer();
    // The form offers no other; an old page of it may.
    if (!openChannels(before).includes(request.channel))
      return { message: t("refused.no-cashier") };

    const made = await recharge(context, request);
    if (!made.ok) {
      const limits = { least: formatMoney(SMALLEST_RECHARGE), most: formatMoney(LARGEST_RECHARGE) };
      return { problems: { amount: t(`refused.${made.refusal.code}`, limits) } };
    }
    revalidatePath(routes.overview(), "layout");
    const amount = formatMoney(made.value.amount);
    if (made.value.channel === "alipay") redirect(routes.recharge({ recharge: made.value.id }));
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
