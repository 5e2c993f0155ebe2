"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { isMonth, settlementDueAt } from "@/lib/core/calendar";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { requestAdvance } from "@/lib/services/clocks/request-advance";
import { requestRun } from "@/lib/services/settlement/request-run";

const schema = z.object({
  clockId: z.string().min(1).max(100),
  month: z.string("choose").refine(isMonth, "choose"),
});

/** R-SET-1 · Leaves the settlement of a month, or another try for what failed, to the worker. */
export const requestRunAction = action(
  { name: "request-run", roles: ["finance", "operator"], schema },
  async (request, context) => {
    const requested = await requestRun(context, request);
    if (requested.ok) redirect(routes.settlement({ asked: request.month }));
    const t = await getTranslations("finance.start.refused");
    const { refusal } = requested;
    const from = refusal.code === "month-not-over" ? formatInstant(refusal.from, "full") : "";
    return { tone: "bad", message: t(refusal.code, { from }) };
  },
);

/** R-TIME-1 · In the sandbox, advances a test clock to the settlement of a month, which performs it. */
export const advanceAndSettleAction = action(
  { name: "advance-and-settle", roles: ["finance", "operator"], schema },
  async ({ clockId, month }, context) => {
    const t = await getTranslations("ops.clock.refused");
    if (!env().sandbox) return { tone: "bad", message: t("no-such-clock") };
    const requested = await requestAdvance(context, { clockId, to: settlementDueAt(month) });
    if (requested.ok) redirect(routes.settlement({ asked: month }));
    return { tone: "bad", message: t(requested.refusal.code) };
  },
);
