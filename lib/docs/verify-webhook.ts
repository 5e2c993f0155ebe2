import { SIGNATURE_HEADER } from "@/lib/services/webhooks/sign";

/** A message older than this is refused by the examples, so that nobody can send an old one again. */
export const OLDEST_MESSAGE_S = 300;

export const RECEIVER_LANGUAGES = ["node", "python"] as const;
export type ReceiverLanguage = (typeof RECEIVER_LANGUAGES)[number];

/** How a receiver knows that a message is ours; run by a test against a message that was really signed. */
export const VERIFIERS: Readonly<Record<ReceiverLanguage, string>> = {
  node: `import { createHmac, timingSafeEqual } from "node:crypto";

// body: the request's body as it came, before it is parsed.
// header: the value of ${SIGNATURE_HEADER}.
export function isGenuine(body, header, secret, now = Date.now() / 1000) {
  const { t, v1 = "" } = Object.fromEntries(header.split(",").map((part) => part.split("=")));
  if (!(Math.abs(now - Number(t)) <= ${OLDEST_MESSAGE_S})) return false;
  const expected = createHmac("sha256", secret).update(\`\${t}.\`).update(body).digest();
  const given = Buffer.from(v1, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
`,
  python: `import hashlib
import hmac
import time


# body: the request's body as it came, in bytes, before it is parsed.
# header: the value of ${SIGNATURE_HEADER}.
def is_genuine(body, header, secret, now=None):
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    t = parts.get("t", "")
    if not t.isdigit() or abs((now or time.time()) - int(t)) > ${OLDEST_MESSAGE_S}:
        return False
    expected = hmac.new(secret.encode(), t.encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(parts.get("v1", "").encode(), expected.encode())
`,
};
