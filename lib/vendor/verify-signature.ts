import { createHash, createHmac, timingSafeEqual } from "node:crypto";

import { ok, refuse, type Result } from "@/lib/core/result";
import { headerOf, type VendorRequest } from "@/lib/vendor/request";

/** In the order in which they are asked, so that a stranger learns as little as possible. */
export type SignatureRefusal = "malformed" | "expired" | "unknown-key" | "mismatch";

export type SignedRequest = Pick<
  VendorRequest,
  "method" | "path" | "rawQuery" | "headers" | "body"
>;

/** A signature is good for this long before and after its timestamp, both ends included. */
export const MAX_SKEW_S = 300;

/**
 * Checks a TC3-HMAC-SHA256 signature and answers the key that made it. The scheme has no nonce: the
 * same signed request sent twice within the time is two calls. `lookup` answers null for a key that
 * is unknown or disabled; checking it then takes as much work as for a known one.
 */
export async function verifySignature<Key extends { readonly secretKey: string }>(
  request: SignedRequest,
  now: Date,
  lookup: (secretId: string) => Promise<Key | null>,
): Promise<Result<Key, SignatureRefusal>> {
  const claim = readClaim(request);
  if (!claim) return refuse("malformed");
  if (Math.abs(Math.floor(now.getTime() / 1000) - claim.timestamp) > MAX_SKEW_S) {
    return refuse("expired");
  }
  const key = await lookup(claim.secretId);
  const matches = signatureMatches(request, claim, key?.secretKey ?? NO_KEY);
  if (!key) return refuse("unknown-key");
  return matches ? ok(key) : refuse("mismatch");
}

/**
 * Stands in for the secret of a key that does not exist. Nothing signed with it is ever accepted.
 */
const NO_KEY = "no such key, but the same amount of work";

type Claim = {
  readonly secretId: string;
  readonly timestamp: number;
  /** The day of the timestamp in UTC, as 2019-02-25. */
  readonly date: string;
  /**
   * The client's own idea of the service: behind a host name of ours it is `localhost:3001` or
   * `127`.
   */
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: Buffer;
};

const MAX_AUTHORIZATION_LENGTH = 1024;
const AUTHORIZATION =
  /^TC3-HMAC-SHA256 +Credential=([^/,\s]+)\/(\d{4}-\d\d-\d\d)\/([^,\s]+)\/tc3_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/;

function readClaim({ headers }: SignedRequest): Claim | undefined {
  const authorization = headerOf(headers, "authorization") ?? "";
  const timestamp = headerOf(headers, "x-tc-timestamp") ?? "";
  if (authorization.length > MAX_AUTHORIZATION_LENGTH || !/^\d{1,11}$/.test(timestamp)) {
    return undefined;
  }
  const [, secretId, date, service, names, signature] = AUTHORIZATION.exec(authorization) ?? [];
  if (!secretId || !date || !service || !names || !signature) return undefined;

  const signedHeaders = names.split(";");
  const all = new Set(signedHeaders);
  if (all.size !== signedHeaders.length || !all.has("content-type") || !all.has("host")) {
    return undefined;
  }
  // An empty header can be signed as well; one that did not come cannot have been.
  if (signedHeaders.some((name) => headers[name] === undefined)) return undefined;
  if (date !== utcDay(Number(timestamp))) return undefined;
  return {
    secretId,
    timestamp: Number(timestamp),
    date,
    service,
    signedHeaders,
    signature: Buffer.from(signature, "hex"),
  };
}

const utcDay = (timestamp: number): string => new Date(timestamp * 1000).toISOString().slice(0, 10);

function signatureMatches(request: SignedRequest, claim: Claim, secretKey: string): boolean {
  // A GET signs no body; the door does not read one either.
  const bodyHash = sha256(request.method === "GET" ? "" : request.body);
  const key = [claim.date, claim.service, "tc3_request"].reduce<string | Buffer>(
    (parent, part) => hmac(parent, part),
    `TC3${secretKey}`,
  );
  let matches = false;
  for (const headerLines of writtenHeaders(request, claim.signedHeaders)) {
    const canonical = [
      request.method,
      request.path,
      request.rawQuery,
      headerLines,
      claim.signedHeaders.join(";"),
      bodyHash,
    ].join("\n");
    const scope = `${claim.date}/${claim.service}/tc3_request`;
    const toSign = ["TC3-HMAC-SHA256", claim.timestamp, scope, sha256(canonical)].join("\n");
    // Every way of writing is tried to the end: the time must not tell which one came close.
    matches = timingSafeEqual(hmac(key, toSign), claim.signature) || matches;
  }
  return matches;
}

/**
 * The ways in which clients write the signed headers. The vendor's Node SDK signs the host without
 * its port but sends it with the port; other SDKs sign values in lower case, some of them all but
 * the content type.
 */
function writtenHeaders({ headers }: SignedRequest, names: readonly string[]): Set<string> {
  const hosts: readonly ((host: string) => string)[] = [
    (host) => host,
    (host) => host.replace(/:\d+$/, ""),
  ];
  const cases: readonly ((value: string, name: string) => string)[] = [
    (value) => value,
    (value) => value.toLowerCase(),
    (value, name) => (name === "content-type" ? value : value.toLowerCase()),
  ];
  const written = hosts.flatMap((host) =>
    cases.map((cased) =>
      names
        .map((name) => {
          const value = headerOf(headers, name) ?? "";
          return `${name}:${cased(name === "host" ? host(value) : value, name)}\n`;
        })
        .join(""),
    ),
  );
  return new Set(written);
}

const sha256 = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("hex");

const hmac = (key: string | Buffer, content: string): Buffer =>
  createHmac("sha256", key).update(content).digest();
