import { createHmac } from "node:crypto";

export const SIGNATURE_HEADER = "Tuqian-Signature";

/**
 * The signature of a webhook's message: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` under the webhook's secret.
 * The time is signed with the body, so that a receiver can refuse an old message that somebody sends again.
 */
export function signatureOf(secret: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
  return `t=${t},v1=${v1}`;
}
