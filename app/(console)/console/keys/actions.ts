"use server";

import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { z } from "zod";

import { keysOf } from "@/db/queries/keys";
import { action } from "@/lib/auth/action";
import { requireCustomer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import type { FormState } from "@/lib/form-state";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { cipherOf } from "@/lib/services/crypt";
import { createKey } from "@/lib/services/keys/create-key";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { disableKey } from "@/lib/services/keys/disable-key";
import { enableKey } from "@/lib/services/keys/enable-key";
import type { KeyRightsRefusal } from "@/lib/services/keys/key-rights";
import { rotateKey } from "@/lib/services/keys/rotate-key";
import { setKeyRights } from "@/lib/services/keys/set-key-rights";
import { createToken } from "@/lib/services/tokens/create-token";
import { revokeToken } from "@/lib/services/tokens/revoke-token";
import { problemAt, rightsAsked, rightsFields } from "./rights-form";

const named = z.object({ name: z.string().trim().min(1, "required").max(50, "tooLong") });
const id = z.string().regex(/^\w{1,100}$/, "invalid");
const ofKey = z.object({ secretId: id });

/** Makes a key. Its secret is in this answer and nowhere else. */
export const createKeyAction = action(
  { name: "create-key", roles: ["customer"], schema: named.extend(rightsFields) },
  async ({ name, ...asked }, context) => {
    const rights = rightsAsked(asked);
    if (!rights.ok) return rightsRefused(rights.refusal);
    const cipher = cipherOf(env().encryptionKey);
    const made = await createKey(context, { name, rights: rights.value, cipher });
    if (!made.ok) {
      const t = await getTranslations("keys");
      const most = made.refusal.code === "too-many-keys" ? made.refusal.most : 0;
      return { problems: { name: t(`refused.${made.refusal.code}`, { most }) } };
    }
    revalidatePath(routes.keys());
    const { secretId, secretKey } = made.value;
    return { tone: "ok", values: { SecretId: secretId, SecretKey: secretKey } };
  },
);

/** Sets what a key may call, and from where. */
export const setKeyRightsAction = action(
  { name: "set-key-rights", roles: ["customer"], schema: ofKey.extend(rightsFields) },
  async ({ secretId, ...asked }, context) => {
    const rights = rightsAsked(asked);
    if (!rights.ok) return rightsRefused(rights.refusal);
    return answer((await setKeyRights(context, { secretId, rights: rights.value })).ok);
  },
);

/** Gives a key a successor. Its secret is in this answer and nowhere else. */
export const rotateKeyAction = action(
  { name: "rotate-key", roles: ["customer"], schema: ofKey },
  async ({ secretId }, context) => {
    const cipher = cipherOf(env().encryptionKey);
    const rotated = await rotateKey(context, { secretId, cipher });
    if (rotated.ok) {
      revalidatePath(routes.keys());
      const { value } = rotated;
      return { tone: "ok", values: { SecretId: value.secretId, SecretKey: value.secretKey } };
    }
    const { refusal } = rotated;
    if (refusal.code === "key-not-found") return answer(false);
    const t = await getTranslations("keys");
    const until = refusal.code === "key-rotating" ? formatInstant(refusal.until, "full") : "";
    return { message: t(`refused.${refusal.code}`, { until }) };
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
    const { accountId, now } = await requireCustomer();
    const keys = await keysOf(context.db, accountId, now);
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

async function rightsRefused(refusal: KeyRightsRefusal): Promise<FormState> {
  const t = await getTranslations("keys");
  const facts = { address: "", most: 0, ...refusal };
  return problemAt(refusal.field, t(`refused.${refusal.code}`, facts));
}
