import { lookup } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP } from "node:net";

import { ok, refuse, type Result } from "@/lib/core/result";
import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";
import { isPublicAddress } from "@/lib/tagger/public-address";

/**
 * Why a picture was not downloaded. Everything that happens on the network is one refusal: an
 * answer that told "refused" from "no such host" from "private address" would let a customer map
 * our network.
 */
export type FetchRefusal =
  | "url-illegal"
  | "download-failed"
  | "download-too-large"
  | "too-many-downloads";

export type FetchImage = (url: string, accountId: string) => Promise<Result<Buffer, FetchRefusal>>;

export type FetchSettings = {
  /**
   * `host:port` pairs that may be asked although they are not public: for tests, and for an object
   * store of one's own.
   */
  readonly allowed?: readonly string[];
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  /** The whole download, name look-up included. */
  readonly timeLimitMs?: number;
};

const MAX_URL_LENGTH = 2048;
const MAX_DOWNLOADS = 8;
const MAX_DOWNLOADS_PER_ACCOUNT = 2;

/**
 * Downloads the picture behind an address that a customer gave us, without letting that address
 * reach anything of ours.
 */
export function createImageFetcher(settings: FetchSettings = {}): FetchImage {
  const { allowed = [], resolve = addressesOf, timeLimitMs = 3_000 } = settings;
  const running: string[] = [];

  return async (text, accountId) => {
    const url = legalUrl(text, allowed);
    if (!url) return refuse("url-illegal");

    const own = running.filter((id) => id === accountId).length;
    if (running.length >= MAX_DOWNLOADS || own >= MAX_DOWNLOADS_PER_ACCOUNT) {
      return refuse("too-many-downloads");
    }
    running.push(accountId);
    try {
      const signal = AbortSignal.timeout(timeLimitMs);
      const address = await addressToAsk(url, { allowed, resolve, signal });
      return address ? await download(url, address, signal) : refuse("download-failed");
    } catch {
      return refuse("download-failed");
    } finally {
      running.splice(running.indexOf(accountId), 1);
    }
  };
}

/**
 * Only http and https at their own ports, without a user name: what a public picture needs and no
 * more.
 */
function legalUrl(text: string, allowed: readonly string[]): URL | undefined {
  if (text.length > MAX_URL_LENGTH) return undefined;
  const url = URL.parse(text);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
  if (url.username || url.password) return undefined;
  if (!["", "80", "443"].includes(url.port) && !allowed.includes(url.host)) return undefined;
  return url;
}

const addressesOf = async (hostname: string): Promise<readonly string[]> =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/**
 * Looks the name up once and answers the address to connect to, or nothing if any of the addresses
 * is not public. The name is not asked again, so it cannot answer something else the second time.
 */
async function addressToAsk(
  url: URL,
  guard: Required<Pick<FetchSettings, "allowed" | "resolve">> & { signal: AbortSignal },
): Promise<string | undefined> {
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = isIP(hostname)
    ? [hostname]
    : await withinTime(guard.resolve(hostname), guard.signal);
  const open = guard.allowed.includes(url.host) || addresses.every(isPublicAddress);
  return open ? addresses[0] : undefined;
}

/** A look-up cannot be called off, but it need not be waited for. */
function withinTime<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

/**
 * Asks the checked address itself; the name only travels in the Host header and in the TLS
 * greeting. No redirects.
 */
function download(
  url: URL,
  address: string,
  signal: AbortSignal,
): Promise<Result<Buffer, FetchRefusal>> {
  const secure = url.protocol === "https:";
  const { request, Agent } = secure ? https : http;
  const named = isIP(url.hostname.replace(/^\[(.*)\]$/, "$1")) === 0;
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: address,
      port: url.port || (secure ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      servername: named ? url.hostname : "",
      // An agent of its own knows no proxy from the environment.
      agent: new Agent({ keepAlive: false }),
      headers: { Host: url.host, Accept: "image/*", "Accept-Encoding": "identity" },
      setHost: false,
      signal,
    });
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      readBody(response)
        .then(resolve, reject)
        .finally(() => outgoing.destroy());
    });
    outgoing.end();
  });
}

async function readBody(response: IncomingMessage): Promise<Result<Buffer, FetchRefusal>> {
  const encoding = response.headers["content-encoding"] ?? "identity";
  if (response.statusCode !== 200 || encoding !== "identity") return refuse("download-failed");

  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length; // Counted as it comes: Content-Length may be missing or lie.
    if (length > MAX_IMAGE_BYTES) return refuse("download-too-large");
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
}
