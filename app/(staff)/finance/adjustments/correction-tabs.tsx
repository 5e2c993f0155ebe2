import { useTranslations } from "next-intl";

import { LinkTabs } from "@/components/ui/link-tabs";
import { routes } from "@/lib/routes";

/** What finance does to a customer's money by hand: corrections and freezes. */
export function CorrectionTabs({ current }: { readonly current: "adjustments" | "freezes" }) {
  const t = useTranslations("corrections.tabs");
  return (
    <LinkTabs
      label={t("label")}
      tabs={(["adjustments", "freezes"] as const).map((each) => ({
        label: t(each),
        href: routes[each](),
        current: each === current,
      }))}
    />
  );
}
