import { useTranslations } from "next-intl";

/** Says that nothing here costs money. Shown above everything in a demonstration. */
export function SandboxBanner() {
  const t = useTranslations("shell");
  return (
    <aside
      aria-label={t("sandboxName")}
      className="border-b border-dashed border-warnl bg-warnw px-4 py-1 text-center text-xs text-warn"
    >
      {t("sandbox")}
    </aside>
  );
}
