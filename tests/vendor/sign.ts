import { createHash, createHmac } from "node:crypto";

import type { SignedRequest } from "@/lib/vendor/verify-signature";

/**
 * The published example of the vendor's signing method, with the signature that its documentation
 * prints.
 */
export const EXAMPLE = {
  secretId: `AKID${"*".repeat(32)}`,
  secretKey: "*".repeat(32),
  timestamp: 1551113065,
  signature: "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f",
  request: {
    method: "POST",
    path: "/",
    rawQuery: "",
    headers: {
      host: "cvm.tencentcloudapi.com",
      "content-type": "application/json; charset=utf-8",
      "x-tc-action": "DescribeInstances",
      "x-tc-timestamp": "1551113065",
    },
    body: Buffer.from(
      String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
    ),
  },
} as const;

export const authorization = (parts: {
  secretId: string;
  date: string;
  service: string;
  names: string;
  signature: string;
}): string =>
  `TC3-HMAC-SHA256 Credential=${parts.secretId}/${parts.date}/${parts.service}/tc3_request, ` +
  `SignedHeaders=${parts.names}, Signature=${parts.signature}`;

type Signing = {
  secretId: string;
  secretKey: string;
  timestamp: number;
  service?: string;
  names?: readonly string[];
  written?: (value: string, name: string) => string;
};

/**
 * Signs a request as a client does; `written` is how this client writes a header value into what it
 * signs.
 */
export function signed<Request extends SignedRequest>(request: Request, signing: Signing): Request {
  const {
    service = "tiia",
    names = ["content-type", "host"],
    written = (value) => value,
  } = signing;
  const date = new Date(signing.timestamp * 1000).toISOString().slice(0, 10);
  const lines = names.map((name) => `${name}:${written(String(request.headers[name]), name)}\n`);
  const canonical = [
    request.method,
    request.path,
    request.rawQuery,
    lines.join(""),
    names.join(";"),
    sha256(request.method === "GET" ? "" : request.body),
  ].join("\n");
  const scope = `${date}/${service}/tc3_request`;
  const key = hmac(hmac(hmac(`TC3${signing.secretKey}`, date), service), "tc3_request");
  const toSign = ["TC3-HMAC-SHA256", signing.timestamp, scope, sha256(canonical)].join("\n");
  const signature = hmac(key, toSign).toString("hex");
  return {
    ...request,
    headers: {
      ...request.headers,
      "x-tc-timestamp": String(signing.timestamp),
      authorization: authorization({
        secretId: signing.secretId,
        date,
        service,
        names: names.join(";"),
        signature,
      }),
    },
  };
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
const hmac = (key: string | Buffer, content: string) =>
  createHmac("sha256", key).update(content).digest();
