"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { routes } from "@/lib/routes";
import { readNotices } from "@/lib/services/read-notices";

export const readAllAction = action(
  { name: "read-notices", roles: ["customer"], schema: z.object({}) },
  async (_, context) => {
    await readNotices(context);
    revalidatePath(routes.overview(), "layout");
    return { tone: "ok" };
  },
);
