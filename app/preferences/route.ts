import type { NextRequest } from "next/server";

import {
  LOCALE_COOKIE,
  LOCALES,
  THEME_COOKIE,
  THEMES,
  type Locale,
  type Theme,
} from "@/lib/format/locale";
import { routes } from "@/lib/routes";

const ONE_YEAR_S = 365 * 24 * 60 * 60;

/**
 * Keeps the reader's language or colours in a cookie and goes back to the page they were on. A plain
 * form posts here, so the switches in the top bar work without JavaScript.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData();
  const [locale, theme] = [form.get("locale"), form.get("theme")];

  const headers = new Headers({ location: pageBefore(request) });
  if (LOCALES.includes(locale as Locale))
    headers.append("set-cookie", cookie(LOCALE_COOKIE, locale));
  if (THEMES.includes(theme as Theme)) headers.append("set-cookie", cookie(THEME_COOKIE, theme));
  return new Response(null, { status: 303, headers });
}

const cookie = (name: string, value: FormDataEntryValue | null): string =>
  `${name}=${value}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax; HttpOnly`;

/** The path of the page that posted. Only its path is used, so nobody is sent to another site. */
function pageBefore(request: NextRequest): string {
  const referrer = URL.parse(request.headers.get("referer") ?? "");
  return referrer
    ? `/${(referrer.pathname + referrer.search).replace(/^[/\\]+/, "")}`
    : routes.home();
}
