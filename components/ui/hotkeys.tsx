import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { HotkeysControl } from "@/components/ui/hotkeys-control";

/**
 * Lets single letters press what carries them as `aria-keyshortcuts`; `children` name the letters. Never
 * while somebody types or a dialog is open, and they can be switched off (WCAG 2.1.4).
 */
export function Hotkeys({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("components.hotkeys");
  return (
    <HotkeysControl on={t("on")} off={t("off")}>
      {children}
    </HotkeysControl>
  );
}
