/** The languages of the console. The first is spoken where nobody chose. */
export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = LOCALES[0];

/** Where a browser keeps the reader's choice of language and of colours. */
export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Reads a cookie or a form field; anything unknown is the default language. */
export const localeFrom = (value: unknown): Locale =>
  LOCALES.find((locale) => locale === value) ?? DEFAULT_LOCALE;

/** Reads a cookie or a form field; anything unknown follows the system. */
export const themeFrom = (value: unknown): Theme =>
  THEMES.find((theme) => theme === value) ?? "system";
