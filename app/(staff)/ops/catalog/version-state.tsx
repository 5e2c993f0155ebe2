import { useTranslations } from "next-intl";

import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { VersionState } from "@/db/queries/catalog-versions";

const LOOKS: Readonly<Record<VersionState, readonly [Tone, IconName]>> = {
  announced: ["info", "clock"],
  "in-force": ["ok", "pass"],
  past: ["neutral", "skipped"],
};

/** Whether a version is announced, in force or past, at the real time. */
export function VersionBadge({ state }: { readonly state: VersionState }) {
  const t = useTranslations("catalog.state");
  const [tone, icon] = LOOKS[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
}
