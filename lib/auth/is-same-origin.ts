type Headers = { get(name: string): string | null };

/**
 * Whether a form was posted by a page of ours. Next lets a server action run without an Origin, and
 * believes X-Forwarded-Host; browsers send Origin with every form, so here it must be there and be
 * the console's address or the host that was asked.
 */
export function isSameOrigin(headers: Headers, consoleUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = URL.parse(headers.get("origin") ?? "");
  if (!origin) return false;
  return origin.origin === URL.parse(consoleUrl)?.origin || origin.host === headers.get("host");
}
