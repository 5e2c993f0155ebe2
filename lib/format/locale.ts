/** The languages of the console. The first is spoken where nobody chose. */
export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = LOCALES[0];

/** Where a browser keeps the reader's choices: language, colours, height of rows, single keys. */
export const LOCALE_COOKIE = "locale";
export const THEME_COOKIE = "theme";
export const DENSITY_COOKIE = "density";
export const HOTKEYS_COOKIE = "hotkeys";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** How high the rows of tables are. */
export const DENSITIES = ["compact", "normal", "comfortable"] as const;
export type Density = (typeof DENSITIES)[number];

/** Whether single keys do something (WCAG 2.1.4). */
export const HOTKEYS = ["on", "off"] as const;
export type HotkeysChoice = (typeof HOTKEYS)[number];

/** Reads a cookie or a form field; anything unknown is the default language. */
export const localeFrom = (value: unknown): Locale =>
  LOCALES.find((locale) => locale === value) ?? DEFAULT_LOCALE;

/** Reads a cookie or a form field; anything unknown follows the system. */
export const themeFrom = (value: unknown): Theme =>
  THEMES.find((theme) => theme === value) ?? "system";

/** Reads a cookie or a form field; anything unknown is the usual height. */
export const densityFrom = (value: unknown): Density =>
  DENSITIES.find((density) => density === value) ?? "normal";

/** Reads a cookie or a form field; single keys are on unless they were switched off. */
export const hotkeysFrom = (value: unknown): HotkeysChoice => (value === "off" ? "off" : "on");
