import { useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import type { ToldNotice } from "@/db/queries/alerts";

export type Outcome = "done" | "waiting" | "failed";

/** The worst of what became of some mails or messages; null where there were none. */
export function outcomeOf({ waiting, done, failed }: ToldNotice["mails"]): Outcome | null {
  if (failed > 0) return "failed";
  if (waiting > 0) return "waiting";
  return done > 0 ? "done" : null;
}

/** What became of passing something on. */
export function OutcomeBadge({ of }: { readonly of: Outcome }) {
  const t = useTranslations("alerts.state");
  const { tone, icon } = LOOKS[of];
  return (
    <Badge tone={tone} icon={icon}>
      {t(of)}
    </Badge>
  );
}

const LOOKS = {
  done: { tone: "ok", icon: "pass" },
  waiting: { tone: "info", icon: "waiting" },
  failed: { tone: "bad", icon: "fail" },
} as const;
