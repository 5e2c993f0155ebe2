import type { IncomingHttpHeaders } from "node:http";

/**
 * A request as it came over the wire. Nothing of it may be re-written on the way: the signature
 * covers the very bytes.
 */
export type VendorRequest = {
  readonly method: string;
  readonly path: string;
  /** The query without its question mark, undecoded. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remoteAddress: string;
};

export type VendorAnswer = {
  readonly status: 200;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** One header's value without the blanks around it; undefined when it was not sent or is empty. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const text = (Array.isArray(value) ? value.join(",") : value)?.trim();
  return text === "" ? undefined : text;
}
