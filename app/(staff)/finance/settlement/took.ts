import { useTranslations } from "next-intl";

import type { RunView } from "@/db/queries/settlement";
import { formatCount } from "@/lib/format/count";

/** How long a run took, on its clock. A test clock stands still while it settles, so there it says nothing. */
export function useTook(): (run: RunView) => string {
  const t = useTranslations("finance.settlement");
  return ({ startedAt, finishedAt }) => {
    const seconds = finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : 0;
    return seconds > 0 ? t("seconds", { count: formatCount(Math.ceil(seconds)) }) : "—";
  };
}
