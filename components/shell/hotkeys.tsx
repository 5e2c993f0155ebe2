import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { HotkeysSwitch } from "@/components/shell/preference-switches";

/**
 * Names the single letters that press what carries them as `aria-keyshortcuts`, beside their switch (WCAG
 * 2.1.4). The palette of the top bar listens for them on every page.
 */
export function Hotkeys({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("shell.hotkeys");
  return (
    <>
      {children}
      <span className="ml-auto flex items-center gap-1.5">
        {t("label")}
        <HotkeysSwitch />
      </span>
    </>
  );
}
