"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { requestAdvance } from "@/lib/services/clocks/request-advance";

/** R-TIME-1 · In the sandbox the operator advances a test clock. */
export const advanceClockAction = action(
  {
    name: "advance-clock",
    roles: ["operator"],
    schema: z.object({ clockId: z.string().min(1).max(100), to: z.iso.datetime("invalid") }),
  },
  async ({ clockId, to }, context) => {
    const t = await getTranslations("ops.clock.refused");
    if (!env().sandbox) return { tone: "bad", message: t("no-such-clock") };
    const requested = await requestAdvance(context, { clockId, to: new Date(to) });
    if (!requested.ok) return { tone: "bad", message: t(requested.refusal.code) };
    redirect(routes.clock({ goal: to }));
  },
);
