import { useTranslations } from "next-intl";

import { formatCount } from "@/lib/format/count";

/** Calls, exact, with their unit: `3,195,720 次`. Tables have the unit in the header: `formatCount`. */
export function Count({ calls }: { readonly calls: number }) {
  const t = useTranslations("common");
  return <span className="num whitespace-nowrap">{t("calls", { count: formatCount(calls) })}</span>;
}
