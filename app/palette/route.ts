import { getLocale } from "next-intl/server";

import { viewer } from "@/lib/auth/viewer";
import { localeFrom } from "@/lib/format/locale";
import { contentFor } from "./content";

/** What the palette of whoever is signed in offers, in their language; found by words of both. */
export async function GET(): Promise<Response> {
  const signedIn = await viewer();
  if (!signedIn) return new Response(null, { status: 401 });
  const content = await contentFor(signedIn.person.role, localeFrom(await getLocale()));
  return Response.json(content, { headers: { "Cache-Control": "private, no-store" } });
}
