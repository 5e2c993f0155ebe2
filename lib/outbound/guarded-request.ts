import { lookup } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP } from "node:net";

import { isPublicAddress } from "@/lib/outbound/public-address";

/** All addresses of a name. Tests bring their own. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export type GuardedRequest = {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the whole exchange, name look-up included. */
  readonly signal: AbortSignal;
  /** For an address that may be asked although it is not public. */
  readonly trusted?: boolean;
  readonly resolve?: Resolve;
};

/** Thrown before anything is sent where a name leads to an address that is not public. */
export class NotPublic extends Error {
  override readonly name = "NotPublic";
}

/**
 * Asks an address that a customer gave us, without letting it reach anything of ours. The name is looked up once,
 * each of its addresses must be public, and the one that was checked is connected to, so that the name cannot answer
 * something else the second time. No redirects, no proxies. The caller reads the answer and destroys it.
 */
export async function guardedRequest(request: GuardedRequest): Promise<IncomingMessage> {
  const { url, signal, trusted = false, resolve = addressesOf } = request;
  const hostname = bareHost(url);
  const addresses = isIP(hostname) ? [hostname] : await withinTime(resolve(hostname), signal);
  const [address] = addresses;
  if (!address || !(trusted || addresses.every(isPublicAddress))) {
    throw new NotPublic(`${hostname} is not on the public internet`);
  }
  return connectTo(address, request);
}

const addressesOf: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

const bareHost = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, "$1");

/** A look-up cannot be called off, but it need not be waited for. */
function withinTime<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

/** Asks the checked address itself; the name only travels in the Host header and in the TLS greeting. */
function connectTo(
  address: string,
  { url, method, headers, body, signal }: GuardedRequest,
): Promise<IncomingMessage> {
  const secure = url.protocol === "https:";
  const { request, Agent } = secure ? https : http;
  const named = isIP(bareHost(url)) === 0;
  return new Promise((resolve, reject) => {
    const outgoing = request({
      method,
      host: address,
      port: url.port || (secure ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      servername: named ? url.hostname : "",
      // An agent of its own knows no proxy from the environment.
      agent: new Agent({ keepAlive: false }),
      headers: { Host: url.host, "Accept-Encoding": "identity", ...headers },
      setHost: false,
      signal,
    });
    outgoing.on("error", reject);
    outgoing.on("response", resolve);
    // After "101 Switching Protocols" Node closes the connection and reports neither of the two.
    outgoing.on("close", () => reject(new Error("closed without an answer")));
    outgoing.end(body);
  });
}
