import { BROWSER_FLAGS, chromiumHere } from "@/scripts/house/browser.mjs";

/**
 * How the tests start a browser: this machine's own where there is one, else Playwright's download.
 */
export function chromium(): { executablePath?: string; args: string[] } {
  const here = chromiumHere();
  return { ...(here === null ? {} : { executablePath: here }), args: [...BROWSER_FLAGS] };
}
