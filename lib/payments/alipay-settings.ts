import { z } from "zod";

import { isKey, privateKeyPem, publicKeyPem } from "@/lib/payments/keys";

/** The settings that connect Alipay: all of them, or none and online payment is not offered. */
export const alipaySettings = {
  ALIPAY_APP_ID: z.string().min(1).optional(),
  ALIPAY_PRIVATE_KEY: z
    .string()
    .refine((text) => isKey(privateKeyPem, text), "is not an RSA private key")
    .optional(),
  ALIPAY_PUBLIC_KEY: z
    .string()
    .refine((text) => isKey(publicKeyPem, text), "is not an RSA public key")
    .optional(),
  ALIPAY_GATEWAY: z.url().optional(),
  ALIPAY_NOTIFY_URL: z.url().optional(),
};

type Given = z.output<z.ZodObject<typeof alipaySettings>>;

export type AlipayAccount = {
  readonly appId: string;
  /** Our own key: what we send is signed with it. */
  readonly privateKey: string;
  /** Alipay's key: what it sends is verified with it. */
  readonly publicKey: string;
  readonly gateway: string;
  /** Where Alipay tells of payments: `/payments/alipay/notify` of the API, as the internet reaches it. */
  readonly notifyUrl: string;
};

/** The account that the settings name; null where they name none. */
export function alipayAccount(given: Given): AlipayAccount | null {
  const {
    ALIPAY_APP_ID: appId,
    ALIPAY_PRIVATE_KEY: privateKey,
    ALIPAY_PUBLIC_KEY: publicKey,
    ALIPAY_GATEWAY: gateway,
    ALIPAY_NOTIFY_URL: notifyUrl,
  } = given;
  return appId && privateKey && publicKey && gateway && notifyUrl
    ? { appId, privateKey, publicKey, gateway, notifyUrl }
    : null;
}

const NAMES = Object.keys(alipaySettings) as readonly (keyof Given)[];

/** Half an account is a mistake, not a wish to do without. */
export function allOrNone(given: Given, check: z.RefinementCtx): void {
  const missing = NAMES.filter((name) => given[name] === undefined);
  if (missing.length === NAMES.length) return;
  for (const name of missing) {
    check.addIssue({
      code: "custom",
      path: [name],
      message: "is missing beside the other ALIPAY_…",
    });
  }
}
