"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { addDays, dayStart, isDay } from "@/lib/core/calendar";
import { GIFT_CALLS_MAX, GIFT_DAYS_MAX } from "@/lib/core/gift";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { restoreAccount } from "@/lib/services/content/restore-account";
import { STOP_CATEGORIES, stopAccount } from "@/lib/services/content/stop-account";
import { givePack, type GivePackRefusal } from "@/lib/services/gifts/give-pack";

const accountId = z.string().regex(/^\d{1,18}$/);
const sentence = (most: number) => z.string().trim().min(1, "required").max(most, "tooLong");

/** R-USE-3 · Support gives a pack that lasts through a day. */
export const givePackAction = action(
  {
    name: "give-pack",
    roles: ["support"],
    schema: z.object({
      accountId,
      calls: z
        .string()
        .trim()
        .regex(/^[\d,]{1,12}$/, "whole"),
      lastDay: z.string().refine(isDay, "invalid"),
      reason: sentence(500),
      requestKey: z.uuid(),
    }),
  },
  async ({ calls, lastDay, ...request }, context) => {
    const given = await givePack(context, {
      ...request,
      calls: Number(calls.replaceAll(",", "")),
      endsAt: dayStart(addDays(lastDay, 1)),
    });
    const t = await getTranslations("support.account.gift");
    if (!given.ok) return { tone: "bad", problems: await giftProblem(given.refusal) };
    revalidatePath(routes.staffAccount(request.accountId));
    return {
      tone: "ok",
      message: t("given", { calls: formatCount(given.value.callsTotal), day: lastDay }),
    };
  },
);

async function giftProblem({ code }: GivePackRefusal): Promise<Record<string, string>> {
  const t = await getTranslations("support.account.gift.refused");
  const field = code === "bad-end" ? "lastDay" : code === "reason-required" ? "reason" : "calls";
  return { [field]: t(code, { most: formatCount(GIFT_CALLS_MAX), days: GIFT_DAYS_MAX }) };
}

/** R-MOD-1 · Stops an account for content violations; its number is typed, so that it is no other's. */
export const stopAccountAction = action(
  {
    name: "stop-account",
    roles: ["support"],
    schema: z
      .object({
        accountId,
        category: z.enum(STOP_CATEGORIES, "choose"),
        evidence: sentence(2_000),
        typed: z.string().trim(),
      })
      .refine(({ accountId, typed }) => accountId === typed, { path: ["typed"], error: "typed" }),
  },
  async (request, context) => {
    const stopped = await stopAccount(context, request);
    revalidatePath(routes.staffAccount(request.accountId), "layout");
    if (stopped.ok) return { tone: "ok" };
    const t = await getTranslations("support.account.content.refused");
    return { tone: "bad", message: t(stopped.refusal.code) };
  },
);

/** R-MOD-1 · Lifts a stop, with a reason; where the stop was wrong it no longer bars refunds (R-REF-5). */
export const restoreAccountAction = action(
  {
    name: "restore-account",
    roles: ["support"],
    schema: z.object({
      accountId,
      reason: sentence(500),
      overturned: z.literal("on").optional(),
    }),
  },
  async ({ overturned, ...request }, context) => {
    const restored = await restoreAccount(context, { ...request, overturned: overturned === "on" });
    revalidatePath(routes.staffAccount(request.accountId), "layout");
    if (restored.ok) return { tone: "ok" };
    const t = await getTranslations("support.account.content.refused");
    return { tone: "bad", message: t(restored.refusal.code) };
  },
);
