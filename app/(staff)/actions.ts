"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { homeOf } from "@/lib/auth/home-of";
import { requireViewer } from "@/lib/auth/viewer";
import { watchClock } from "@/lib/services/sessions/watch-clock";

/** R-TIME-1 · From now on this browser shows the accounts of another clock. */
export const watchClockAction = action(
  {
    name: "watch-clock",
    roles: ["support", "finance", "operator"],
    schema: z.object({ clockId: z.string("choose").min(1, "choose").max(100, "choose") }),
  },
  async ({ clockId }, context) => {
    const session = await requireViewer();
    const watched = await watchClock(context, { sessionId: session.id, clockId });
    // What is open belongs to the clock that was watched before.
    if (watched.ok) redirect(homeOf(session.person.role));
    const t = await getTranslations("staff.clock");
    return { tone: "bad", message: t("refused.clock-not-found") };
  },
);
