import { useTranslations } from "next-intl";

import { Icon } from "@/components/ui/icon";
import { routes } from "@/lib/routes";
import { rotateKeyAction } from "./actions";
import type { ListedKey } from "./listed-keys";
import { RotateKeyControl } from "./rotate-key-control";

/** D-33 · Gives a key a successor, and shows the new secret this once. */
export function RotateKey({ of: { secretId, name, masked, state } }: { readonly of: ListedKey }) {
  const t = useTranslations("keys");
  const [common, components] = [useTranslations("common"), useTranslations("components")];
  return (
    <RotateKeyControl
      action={rotateKeyAction}
      secretId={secretId}
      offered={state === "active"}
      doneHref={routes.keys()}
      copyIcon={<Icon name="copy" className="size-3" />}
      words={{
        trigger: t("rotate.trigger"),
        title: t("rotate.title", { name, masked }),
        cancel: components("dialog.cancel"),
        pending: t("pending"),
        once: t("rotate.once"),
        saved: t("saved"),
        copy: t("copy"),
        copied: common("copied"),
      }}
    >
      <p>{t("rotate.text")}</p>
    </RotateKeyControl>
  );
}
