"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { action } from "@/lib/auth/action";
import { env } from "@/lib/env";
import { cipherOf } from "@/lib/services/crypt";
import { createKey } from "@/lib/services/keys/create-key";
import { TAGGING_ALONE } from "@/lib/services/keys/key-rights";

/** Makes a key for calls from this page. Its secret is told to nobody: only the console signs with it. */
export const createTrialKeyAction = action(
  { name: "create-key", roles: ["customer"], schema: z.object({}) },
  async (_, context) => {
    const t = await getTranslations("explorer.noKey");
    const made = await createKey(context, {
      name: t("name"),
      rights: TAGGING_ALONE,
      cipher: cipherOf(env().encryptionKey),
    });
    return made.ok ? { tone: "ok" } : { tone: "bad", message: t("refused") };
  },
);
