"use server";

import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { z } from "zod";

import { database } from "@/db";
import { action } from "@/lib/auth/action";
import { termsOf } from "@/lib/core/catalog-terms";
import { latestOf } from "@/lib/core/new-version";
import { routes } from "@/lib/routes";
import { publishCatalogVersion } from "@/lib/services/catalog/publish-version";
import { catalogs } from "@/lib/services/catalogs";
import { refusalWords } from "./refusal-words";

/** R-CAT-5, R-CAT-6 · Publishes the version that the page showed. */
export const publishVersionAction = action(
  {
    name: "publish-catalog-version",
    roles: ["operator"],
    schema: z.object({ draft: z.string().max(20_000).transform(jsonOf) }),
  },
  async ({ draft }, context) => {
    const published = await publishCatalogVersion(context, draft);
    if (published.ok) redirect(routes.catalogVersion(published.value.catalog.version));
    const [t, locale] = [await getTranslations("catalog"), await getLocale()];
    const terms = termsOf(latestOf(await catalogs(database())));
    return { tone: "bad", message: refusalWords(published.refusal, terms, t, locale) };
  },
);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // No price list: refused as any other that makes no sense.
  }
}
