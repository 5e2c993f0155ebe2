import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { routes } from "@/lib/routes";
import { createTrialKeyAction } from "./actions";

/** A call is signed by a key: the first one is a press away. */
export function NoKeyPanel() {
  const t = useTranslations("explorer.noKey");
  return (
    <Panel title={t("title")}>
      <p className="text-ink2">{t("text")}</p>
      <ActionForm action={createTrialKeyAction} className="mt-3 grid justify-items-start gap-2">
        <SubmitButton>{t("create")}</SubmitButton>
      </ActionForm>
      <p className="mt-3 text-xs text-ink3">
        {t.rich("own", {
          to: (words) => (
            <Link href={routes.keys()} className="lnk">
              {words}
            </Link>
          ),
        })}
      </p>
    </Panel>
  );
}
