import { getTranslations } from "next-intl/server";

import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { requireViewer } from "@/lib/auth/viewer";
import { SecondFactorSetUp } from "./second-factor-set-up";

/** D-21 · The authenticator: setting it up, and once it is there, renewing its recovery codes or doing without. */
export async function SecondFactorPanel({ here }: { readonly here: string }) {
  const [{ person }, t] = await Promise.all([
    requireViewer(),
    getTranslations("settings.secondFactor"),
  ]);
  const isOn = person.totpEnabledAt !== null;
  return (
    <Panel
      title={t("title")}
      action={<Badge tone={isOn ? "ok" : "neutral"}>{t(isOn ? "isOn" : "isOff")}</Badge>}
    >
      <SecondFactorSetUp personId={person.id} during="settings" doneHref={here} />
    </Panel>
  );
}
