import { useTranslations } from "next-intl";

import { Icon } from "@/components/ui/icon";
import { routes } from "@/lib/routes";
import { NewSecretControl } from "../keys/new-secret-control";
import { addWebhookAction } from "./actions";

/** Adds a webhook, and shows its signing secret this once. */
export function NewWebhook() {
  const t = useTranslations("alerts.webhooks");
  const common = useTranslations("common");
  return (
    <NewSecretControl
      action={addWebhookAction}
      doneHref={routes.alerts()}
      copyIcon={<Icon name="copy" className="size-3" />}
      field={{ name: "url", maxLength: 2048 }}
      words={{
        name: t("url"),
        nameHelp: t("urlHelp"),
        create: t("add"),
        pending: t("pending"),
        once: t("once"),
        saved: t("saved"),
        copy: t("copy"),
        copied: common("copied"),
      }}
    />
  );
}
