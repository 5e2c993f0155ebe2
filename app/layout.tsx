import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { FailureWords } from "@/components/shell/failure-words";
import { DENSITY_COOKIE, densityFrom, THEME_COOKIE, themeFrom } from "@/lib/format/locale";

import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { template: `%s · ${t("product")}`, default: t("productLong") },
    description: t("productDescription"),
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f5" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1012" },
  ],
};

/** Language, colours and the height of rows come from the reader's cookies, so the first paint is already the right one. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, jar, t] = await Promise.all([getLocale(), cookies(), getTranslations("common")]);
  const theme = themeFrom(jar.get(THEME_COOKIE)?.value);
  const density = densityFrom(jar.get(DENSITY_COOKIE)?.value);
  const words = {
    title: t("failure.title"),
    text: t("failure.text"),
    request: t("failure.request"),
    retry: t("retry"),
  };

  return (
    <html
      lang={locale}
      className={theme === "system" ? undefined : theme}
      data-density={density === "normal" ? undefined : density}
    >
      <body>
        <FailureWords words={words}>{children}</FailureWords>
      </body>
    </html>
  );
}
