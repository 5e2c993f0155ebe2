"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { AGREED_AT } from "@/lib/core/agreement";
import { formatMoney } from "@/lib/format/money";
import type { FormState } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { buyPacks, type BuyRefusal } from "@/lib/services/orders/buy-packs";
import { openOrder } from "@/lib/services/orders/open-order";

const basket = z.object({
  sku: z.string().max(40),
  quantity: z.coerce.number("whole"),
  voucherId: z
    .string()
    .max(60)
    .transform((id) => id || null),
  campaignId: z
    .string()
    .max(60)
    .transform((id) => id || null),
  requestKey: z.string().min(1).max(60),
});

/** R-ORD-2, R-ORD-4 · Buys at once. Pressed twice, or sent again, it is one order. */
export const buyAction = action(
  {
    name: "buy-packs",
    roles: ["customer"],
    schema: basket.extend({ agreed: z.literal("on", "agree") }),
  },
  async ({ sku, quantity, voucherId, campaignId, requestKey }, context) => {
    const { accountId } = context.actor;
    const chosen = { sku, quantity, voucherId, campaignId, requestKey };
    const agreedTo = AGREED_AT.purchase;
    const bought = await buyPacks(context, { ...chosen, accountId, agreedTo });
    if (!bought.ok) return refused(bought.refusal);
    revalidatePath(routes.overview(), "layout");
    redirect(routes.order(bought.value.id));
  },
);

/** R-ORD-1 · Keeps the order at today's price, to be paid when there is money. */
export const holdAction = action(
  { name: "open-order", roles: ["customer"], schema: basket },
  async (request, context) => {
    const opened = await openOrder(context, { ...request, accountId: context.actor.accountId });
    if (!opened.ok) return refused(opened.refusal);
    redirect(routes.order(opened.value.id));
  },
);

async function refused(refusal: BuyRefusal): Promise<FormState> {
  const t = await getTranslations("buy.refused");
  const missing = refusal.code === "funds-too-low" ? formatMoney(refusal.missing) : "";
  const left = refusal.code === "campaign-limit-reached" ? refusal.left : 0;
  return { tone: "bad", message: t(refusal.code, { missing, left }) };
}
