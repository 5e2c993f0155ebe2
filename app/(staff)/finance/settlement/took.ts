import { useTranslations } from "next-intl";

import type { RunView } from "@/db/queries/settlement";
import { formatCount } from "@/lib/format/count";

/** How long a run took, in seconds of the system's clock; a dash while it is under way. */
export function useTook(): (run: RunView) => string {
  const t = useTranslations("finance.settlement");
  return ({ beganAt, endedAt }) => {
    if (!endedAt) return "—";
    const seconds = Math.ceil((endedAt.getTime() - beganAt.getTime()) / 1000);
    return t("seconds", { count: formatCount(Math.max(1, seconds)) });
  };
}
