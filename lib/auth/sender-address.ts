type Headers = { get(name: string): string | null };

/**
 * The network address that a request came from, as the proxy nearest to us saw it: the last of `X-Forwarded-For`, since
 * anyone can write the ones before it. Only for counting.
 */
export const senderAddress = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
