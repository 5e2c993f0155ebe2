import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/form-state";
import { routes } from "@/lib/routes";
import { NewSecretControl } from "./new-secret-control";

/** Makes a key or a token, and shows its secret this once. */
export function NewSecret(props: {
  readonly of: "key" | "token";
  readonly action: FormAction;
  /** Why there can be no other, where there cannot. */
  readonly full?: string | undefined;
  readonly children?: ReactNode;
}) {
  const t = useTranslations("keys");
  const common = useTranslations("common");
  return (
    <NewSecretControl
      action={props.action}
      doneHref={routes.keys()}
      copyIcon={<Icon name="copy" className="size-3" />}
      full={props.full}
      words={{
        name: t("name"),
        nameHelp: t(`${props.of}.nameHelp`),
        create: t(`${props.of}.create`),
        pending: t("pending"),
        once: t(`${props.of}.once`),
        saved: t("saved"),
        copy: t("copy"),
        copied: common("copied"),
      }}
    >
      {props.children}
    </NewSecretControl>
  );
}
