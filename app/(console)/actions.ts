"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { isOwnClock } from "@/db/queries/accounts";
import { action } from "@/lib/auth/action";
import { requireCustomer } from "@/lib/auth/viewer";
import { monthOf, plusHours, settlementDueAt } from "@/lib/core/calendar";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import type { Performed } from "@/lib/services/due/perform-due";

const STEPS = ["next-day", "settlement", "to"] as const;

/** R-TIME-1 · In the sandbox a customer advances the test clock that is theirs alone. */
export const advanceClockAction = action(
  {
    name: "advance-clock",
    roles: ["customer"],
    schema: z.object({ step: z.enum(STEPS, "choose"), to: z.string().max(30).optional() }),
  },
  async ({ step, to }, context) => {
    const { account, now } = await requireCustomer();
    const t = await getTranslations("console.clock");
    if (!env().sandbox || !account.testClock || !(await isOwnClock(context.db, account))) {
      return { tone: "bad", message: t("refused.not-yours") };
    }
    const goal = goalOf(step, to, now);
    if (!goal) return { tone: "bad", problems: { to: t("refused.not-a-time") } };

    const advanced = await advanceTestClock(context, { clockId: account.testClock.id, to: goal });
    if (!advanced.ok)
      return { tone: "bad", problems: { to: t(`refused.${advanced.refusal.code}`) } };
    revalidatePath(routes.overview(), "layout");
    const done = advanced.value.performed;
    return {
      tone: "ok",
      message: t("advanced", { now: formatInstant(goal, "full"), done: await worded(done) }),
    };
  },
);

function goalOf(step: (typeof STEPS)[number], to: string | undefined, now: Date): Date | null {
  if (step === "next-day") return plusHours(now, 24);
  if (step === "settlement") return settlementDueAt(monthOf(now));
  const typed = new Date(`${to ?? ""}:00+08:00`);
  return Number.isNaN(typed.getTime()) ? null : typed;
}

async function worded(performed: readonly Performed[]): Promise<string> {
  const [t, common] = await Promise.all([
    getTranslations("console.clock"),
    getTranslations("common"),
  ]);
  if (performed.length === 0) return t("nothingDue");
  const kinds = [...Map.groupBy(performed, ({ what }) => what)];
  return kinds
    .map(([what, times]) =>
      t(`due.${what}`, { count: formatCount(times.reduce((sum, { count }) => sum + count, 0)) }),
    )
    .join(common("listSeparator"));
}
