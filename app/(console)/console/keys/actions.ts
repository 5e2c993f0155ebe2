"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { keysOf } from "@/db/queries/keys";
import { action } from "@/lib/auth/action";
import { env } from "@/lib/env";
import type { FormState } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { cipherOf } from "@/lib/services/crypt";
import { createKey } from "@/lib/services/keys/create-key";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { disableKey } from "@/lib/services/keys/disable-key";
import { enableKey } from "@/lib/services/keys/enable-key";
import { createToken } from "@/lib/services/tokens/create-token";
import { revokeToken } from "@/lib/services/tokens/revoke-token";

const named = z.object({ name: z.string().trim().min(1, "required").max(50, "tooLong") });
const id = z.string().regex(/^\w{1,100}$/, "invalid");
const ofKey = z.object({ secretId: id });

/** Makes a key. Its secret is in this answer and nowhere else. */
export const createKeyAction = action(
  { name: "create-key", roles: ["customer"], schema: named },
  async ({ name }, context) => {
    const t = await getTranslations("keys");
    const made = await createKey(context, { name, cipher: cipherOf(env().encryptionKey) });
    if (!made.ok) {
      const most = made.refusal.code === "too-many-keys" ? made.refusal.most : 0;
      return { problems: { name: t(`refused.${made.refusal.code}`, { most }) } };
    }
    revalidatePath(routes.keys());
    const { secretId, secretKey } = made.value;
    return { tone: "ok", values: { SecretId: secretId, SecretKey: secretKey } };
  },
);

/** Makes a bearer token for the REST door. It is in this answer and nowhere else. */
export const createTokenAction = action(
  { name: "create-token", roles: ["customer"], schema: named },
  async ({ name }, context) => {
    const t = await getTranslations("keys");
    const made = await createToken(context, { name });
    if (!made.ok) {
      const most = made.refusal.code === "too-many-tokens" ? made.refusal.most : 0;
      return { problems: { name: t(`refused.${made.refusal.code}`, { most }) } };
    }
    revalidatePath(routes.keys());
    return { tone: "ok", values: { Token: made.value.token } };
  },
);

export const disableKeyAction = action(
  { name: "disable-key", roles: ["customer"], schema: ofKey },
  async ({ secretId }, context) => answer((await disableKey(context, { secretId })).ok),
);

export const enableKeyAction = action(
  { name: "enable-key", roles: ["customer"], schema: ofKey },
  async ({ secretId }, context) => answer((await enableKey(context, { secretId })).ok),
);

/** Deletes a key for good, once its name was typed: programs that sign with it fail at once. */
export const deleteKeyAction = action(
  {
    name: "delete-key",
    roles: ["customer"],
    schema: ofKey.extend({ typed: z.string().max(100, "tooLong") }),
  },
  async ({ secretId, typed }, context) => {
    const keys = await keysOf(context.db, context.actor.accountId);
    const key = keys.find((each) => each.secretId === secretId);
    if (key && key.name !== typed.trim()) {
      return {
        problems: { typed: (await getTranslations("keys"))("delete.mismatch", { name: key.name }) },
      };
    }
    return answer((await deleteKey(context, { secretId })).ok);
  },
);

export const revokeTokenAction = action(
  {
    name: "revoke-token",
    roles: ["customer"],
    schema: z.object({ hash: id }),
  },
  async ({ hash }, context) => answer((await revokeToken(context, { hash })).ok),
);

/** A key or token that is not there any more was removed in another window: the list says so by itself. */
async function answer(isDone: boolean): Promise<FormState> {
  revalidatePath(routes.keys());
  return isDone ? { tone: "ok" } : { message: (await getTranslations("keys"))("refused.gone") };
}
