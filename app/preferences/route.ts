import type { NextRequest } from "next/server";

import {
  DENSITIES,
  DENSITY_COOKIE,
  HOTKEYS,
  HOTKEYS_COOKIE,
  LOCALE_COOKIE,
  LOCALES,
  THEME_COOKIE,
  THEMES,
} from "@/lib/format/locale";
import { routes } from "@/lib/routes";

const ONE_YEAR_S = 365 * 24 * 60 * 60;

/** What may be chosen, by the name of its field and cookie. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  [LOCALE_COOKIE]: LOCALES,
  [THEME_COOKIE]: THEMES,
  [DENSITY_COOKIE]: DENSITIES,
  [HOTKEYS_COOKIE]: HOTKEYS,
};

/**
 * Keeps the reader's choices in cookies and goes back to the page they were on. A plain form posts
 * here, so the switches in the account menu work without JavaScript.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData();
  const headers = new Headers({ location: pageBefore(request) });
  for (const [name, choices] of Object.entries(CHOICES)) {
    const chosen = choices.find((choice) => choice === form.get(name));
    if (chosen) headers.append("set-cookie", cookie(name, chosen));
  }
  return new Response(null, { status: 303, headers });
}

const cookie = (name: string, value: string): string =>
  `${name}=${value}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax; HttpOnly`;

/** The path of the page that posted. Only its path is used, so nobody is sent to another site. */
function pageBefore(request: NextRequest): string {
  const referrer = URL.parse(request.headers.get("referer") ?? "");
  return referrer
    ? `/${(referrer.pathname + referrer.search).replace(/^[/\\]+/, "")}`
    : routes.home();
}
