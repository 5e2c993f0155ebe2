/** How far a webhook's address may reach; outside the sandbox neither is granted. */
export type WebhookReach = {
  /** Plain http beside https. */
  readonly insecure: boolean;
  /** This machine's own loopback address, at any port: for tests. */
  readonly loopback: boolean;
};

export const MOST_WEBHOOKS = 5;
/** R-ARR-2 · Failures in a row after which a webhook is paused until its owner resumes it. */
export const FAILURES_UNTIL_PAUSE = 5;

export const LONGEST_URL = 2048;
const LOOPBACK = "127.0.0.1";

export const isLoopback = (url: URL): boolean => url.hostname === LOOPBACK;

/**
 * R-ARR-2 · The address that a customer gave for a webhook, or null where it may not be one: https at its own port,
 * without a user name. Where its name leads is asked when it is called.
 */
export function webhookUrl(text: string, reach: WebhookReach): URL | null {
  if (text.length > LONGEST_URL) return null;
  const url = URL.parse(text);
  if (!url || url.username || url.password) return null;
  if (reach.loopback && isLoopback(url)) return isHttp(url) ? url : null;
  if (url.protocol !== "https:" && !(reach.insecure && url.protocol === "http:")) return null;
  // A port that belongs to the scheme is left out by the parser.
  return url.port === "" ? url : null;
}

const isHttp = ({ protocol }: URL): boolean => protocol === "http:" || protocol === "https:";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Pauses between the tries of one delivery; after the last it is given up. */
export const WEBHOOK_PAUSES_MS: readonly number[] = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
];
