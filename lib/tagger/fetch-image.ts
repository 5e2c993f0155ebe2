import type { IncomingMessage } from "node:http";

import { ok, refuse, type Result } from "@/lib/core/result";
import { guardedRequest, type Resolve } from "@/lib/outbound/guarded-request";
import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";

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
  readonly resolve?: Resolve;
  /** The whole download, name look-up included. */
  readonly timeLimitMs?: number;
};

export const MAX_URL_LENGTH = 2048;
/** Those of http and https; either scheme may use both. */
export const IMAGE_PORTS = ["80", "443"] as const;
const MAX_DOWNLOADS = 8;
export const MAX_DOWNLOADS_PER_ACCOUNT = 2;
export const DOWNLOAD_TIME_LIMIT_MS = 3_000;

/**
 * Downloads the picture behind an address that a customer gave us, without letting that address
 * reach anything of ours.
 */
export function createImageFetcher(settings: FetchSettings = {}): FetchImage {
  const { allowed = [], resolve, timeLimitMs = DOWNLOAD_TIME_LIMIT_MS } = settings;
  const running: string[] = [];

  return async (text, accountId) => {
    const url = legalUrl(text, allowed);
    if (!url) return refuse("url-illegal");

    const own = running.filter((id) => id === accountId).length;
    if (running.length >= MAX_DOWNLOADS || own >= MAX_DOWNLOADS_PER_ACCOUNT) {
      return refuse("too-many-downloads");
    }
    running.push(accountId);
    const signal = AbortSignal.timeout(timeLimitMs);
    try {
      const response = await guardedRequest({
        url,
        method: "GET",
        headers: { Accept: "image/*" },
        signal,
        trusted: allowed.includes(url.host),
        ...(resolve && { resolve }),
      });
      const body = await readBody(response).finally(() => response.destroy());
      // A body without a length ends where the connection does, so one that we cut off would look complete.
      signal.throwIfAborted();
      return body;
    } catch {
      return refuse("download-failed");
    } finally {
      running.splice(running.indexOf(accountId), 1);
    }
  };
}

/**
 * Only http and https at the ports of the two, without a user name: what a public picture needs and no
 * more.
 */
function legalUrl(text: string, allowed: readonly string[]): URL | undefined {
  if (text.length > MAX_URL_LENGTH) return undefined;
  const url = URL.parse(text);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
  if (url.username || url.password) return undefined;
  if (!["", ...IMAGE_PORTS].includes(url.port) && !allowed.includes(url.host)) return undefined;
  return url;
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
