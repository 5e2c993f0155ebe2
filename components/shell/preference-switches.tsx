import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";

import { Icon, type IconName } from "@/components/ui/icon";
import {
  DENSITIES,
  DENSITY_COOKIE,
  densityFrom,
  HOTKEYS,
  HOTKEYS_COOKIE,
  hotkeysFrom,
  LOCALES,
  THEME_COOKIE,
  themeFrom,
  THEMES,
  type Theme,
} from "@/lib/format/locale";
import { routes } from "@/lib/routes";

/** 中 / EN: the other language, one press away. A plain form, so it works without scripts. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const here = useLocale();
  const other = LOCALES.find((locale) => locale !== here) ?? here;
  return (
    <form action={routes.preferences()} method="post">
      <button name="locale" value={other} lang={other} className="btn btn-g px-2! text-xs">
        {LOCALES.map((locale, index) => (
          <span key={locale} lang={locale} className={locale === here ? "text-ink" : "text-ink3"}>
            {index > 0 && <span className="text-ink3">/ </span>}
            {t(`languageShort.${locale}`)}
          </span>
        ))}
        <span className="sr-only">{t(`language.${other}`)}</span>
      </button>
    </form>
  );
}

/** Light, dark, or as the system says. */
export async function ThemeSwitch() {
  const [t, jar] = await Promise.all([getTranslations("shell.theme"), cookies()]);
  const chosen = themeFrom(jar.get(THEME_COOKIE)?.value);
  return (
    <form action={routes.preferences()} method="post">
      <fieldset className="seg">
        <legend className="sr-only">{t("label")}</legend>
        {THEMES.map((theme) => (
          <button
            key={theme}
            name="theme"
            value={theme}
            aria-pressed={theme === chosen}
            aria-label={t(theme)}
            title={t(theme)}
          >
            <Icon name={THEME_ICONS[theme]} className="size-3.5" />
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** How high the rows of tables are. */
export async function DensitySwitch() {
  const [t, jar] = await Promise.all([getTranslations("shell.density"), cookies()]);
  const chosen = densityFrom(jar.get(DENSITY_COOKIE)?.value);
  return (
    <form action={routes.preferences()} method="post">
      <fieldset className="seg">
        <legend className="sr-only">{t("label")}</legend>
        {DENSITIES.map((density) => (
          <button key={density} name="density" value={density} aria-pressed={density === chosen}>
            {t(density)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** Whether single keys do something: they can be switched off (WCAG 2.1.4). */
export async function HotkeysSwitch() {
  const [t, jar] = await Promise.all([getTranslations("shell.hotkeys"), cookies()]);
  const chosen = hotkeysFrom(jar.get(HOTKEYS_COOKIE)?.value);
  return (
    <form action={routes.preferences()} method="post">
      <fieldset className="seg">
        <legend className="sr-only">{t("label")}</legend>
        {HOTKEYS.map((choice) => (
          <button key={choice} name="hotkeys" value={choice} aria-pressed={choice === chosen}>
            {t(choice)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

const THEME_ICONS: Readonly<Record<Theme, IconName>> = {
  system: "system",
  light: "sun",
  dark: "moon",
};
