import { useTranslations } from "next-intl";

import { PrintButtonControl } from "@/components/ui/print-button-control";
import { Icon } from "@/components/ui/icon";

/** Prints the page. Without scripts it is not there: the browser's own command does the same. */
export function PrintButton() {
  const t = useTranslations("common");
  return (
    <PrintButtonControl>
      <Icon name="print" />
      {t("print")}
    </PrintButtonControl>
  );
}
