"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { AGREED_AT } from "@/lib/core/agreement";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { cancelOrder } from "@/lib/services/orders/cancel-order";
import { payOrder } from "@/lib/services/orders/pay-order";

const order = z.object({ orderId: z.string().min(1).max(60) });

/** R-ORD-2 · Pays a pending order at the price that it was placed at. */
export const payOrderAction = action(
  {
    name: "pay-order",
    roles: ["customer"],
    schema: order.extend({ agreed: z.literal("on", "agree") }),
  },
  async ({ orderId }, context) => {
    const { accountId } = context.actor;
    const paid = await payOrder(context, { accountId, orderId, agreedTo: AGREED_AT.purchase });
    if (paid.ok) {
      revalidatePath(routes.overview(), "layout");
      return { tone: "ok" };
    }
    const t = await getTranslations("buy.refused");
    const { refusal } = paid;
    const missing = refusal.code === "funds-too-low" ? formatMoney(refusal.missing) : "";
    return { tone: "bad", message: t(refusal.code, { missing }) };
  },
);

export const cancelOrderAction = action(
  { name: "cancel-order", roles: ["customer"], schema: order },
  async ({ orderId }, context) => {
    const cancelled = await cancelOrder(context, { accountId: context.actor.accountId, orderId });
    if (cancelled.ok) {
      revalidatePath(routes.order(orderId));
      return { tone: "ok" };
    }
    const t = await getTranslations("buy.refused");
    return { tone: "bad", message: t(cancelled.refusal.code) };
  },
);
