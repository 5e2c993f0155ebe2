import { useTranslations } from "next-intl";

import { Panel } from "@/components/ui/panel";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { routes } from "@/lib/routes";
import { EXPORTS_AN_HOUR } from "@/lib/services/export-own-data";

/** All that is kept of the account, to take along: what is in the file, and what is not. */
export function ExportPanel({
  wait,
}: {
  /** Minutes until the next is allowed. */ readonly wait: number | null;
}) {
  const t = useTranslations("settings.export");
  return (
    <Panel title={t("title")}>
      <form
        action={routes.ownData()}
        method="post"
        className="grid max-w-2xl justify-items-start gap-3"
      >
        <p className="text-ink2">{t("contains")}</p>
        <p className="text-xs text-ink3">{t("lacks", { count: EXPORTS_AN_HOUR })}</p>
        {wait !== null && (
          <p role="alert" className="text-bad">
            {t("later", { minutes: wait })}
          </p>
        )}
        <button className={buttonClass("secondary")}>
          <Icon name="download" />
          {t("submit")}
        </button>
      </form>
    </Panel>
  );
}
