import { getRequestConfig } from "next-intl/server";
import { cookies } from "next/headers";

import { namespaces } from "@/i18n/namespaces";
import { LOCALE_COOKIE, localeFrom, type Locale } from "@/lib/format/locale";

/**
 * The language is the reader's own choice, kept in a cookie; addresses are the same in both. `asked` is the
 * language of words that are for somebody else.
 */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = localeFrom(asked ?? (await cookies()).get(LOCALE_COOKIE)?.value);
  return { locale, messages: await messagesIn(locale), timeZone: "Asia/Shanghai" };
});

async function messagesIn(locale: Locale) {
  const loaded = Object.entries(namespaces).map(
    async ([name, load]) => [name, (await load[locale]()).default] as const,
  );
  return Object.fromEntries(await Promise.all(loaded));
}
