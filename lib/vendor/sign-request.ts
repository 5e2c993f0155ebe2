import { createHash, createHmac } from "node:crypto";

export type SigningKey = { readonly secretId: string; readonly secretKey: string };

/**
 * The headers of a POST of JSON to a host, signed TC3-HMAC-SHA256 as the vendor's clients do: what we ask of our
 * customers, asked of ourselves. `host` is as it is sent, with its port.
 */
export function signRequest(
  key: SigningKey,
  request: { readonly host: string; readonly service: string; readonly body: Buffer },
  at: Date,
): Readonly<Record<"authorization" | "content-type" | "x-tc-timestamp", string>> {
  const type = "application/json";
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const day = at.toISOString().slice(0, 10);
  const scope = `${day}/${request.service}/tc3_request`;
  const canonical = [
    "POST",
    "/",
    "",
    `content-type:${type}`,
    `host:${request.host}`,
    "",
    SIGNED_HEADERS,
    sha256(request.body),
  ].join("\n");
  const toSign = ["TC3-HMAC-SHA256", timestamp, scope, sha256(canonical)].join("\n");
  const signingKey = [day, request.service, "tc3_request"].reduce<string | Buffer>(
    (parent, part) => hmac(parent, part),
    `TC3${key.secretKey}`,
  );
  const signature = hmac(signingKey, toSign).toString("hex");
  return {
    "content-type": type,
    "x-tc-timestamp": timestamp,
    authorization: `TC3-HMAC-SHA256 Credential=${key.secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`,
  };
}

const SIGNED_HEADERS = "content-type;host";

const sha256 = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("hex");

const hmac = (key: string | Buffer, content: string): Buffer =>
  createHmac("sha256", key).update(content).digest();
