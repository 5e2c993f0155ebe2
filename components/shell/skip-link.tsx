import { useTranslations } from "next-intl";

/** The first stop of the keyboard on every page. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:left-2 focus:top-2 focus:z-50 focus:rounded-ctl focus:bg-panel focus:p-2"
    >
      {t("skip")}
    </a>
  );
}
