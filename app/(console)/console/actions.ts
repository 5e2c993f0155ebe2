"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { routes } from "@/lib/routes";
import { activateService } from "@/lib/services/activate-service";

/** R-ACC-2 · "Activate now": the service works, and the month's free pack is there, when this returns. */
export const activateAction = action(
  { name: "activate", roles: ["customer"], schema: z.object({}) },
  async (_, context) => {
    const activated = await activateService(context);
    if (!activated.ok) {
      const t = await getTranslations("overview.activation.refused");
      return { tone: "bad", message: t(activated.refusal.code) };
    }
    revalidatePath(routes.overview(), "layout");
    redirect(routes.overview({ activated: 1 }));
  },
);
