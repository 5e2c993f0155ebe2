import { randomText } from "@/lib/services/random-text";

/** A key pair as the vendor's SDK takes it. The secret is told this once and never again. */
export type NewKey = { readonly secretId: string; readonly secretKey: string };

export const newKeyPair = (): NewKey => ({
  secretId: `AKID${randomText(32)}`,
  secretKey: randomText(32),
});
