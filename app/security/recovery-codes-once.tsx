import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/form-state";
import { RecoveryCodesOnceControl } from "./recovery-codes-once-control";

/** A form whose answer is recovery codes, shown this once in its place. Where it is no form, it shows its children. */
export function RecoveryCodesOnce(props: {
  readonly action: FormAction;
  readonly isForm: boolean;
  readonly doneHref: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations("settings.secondFactor");
  const common = useTranslations("common");
  const form = useTranslations("components.form");
  return (
    <RecoveryCodesOnceControl
      {...props}
      copyIcon={<Icon name="copy" className="size-3" />}
      words={{
        pending: form("pending"),
        once: t("once"),
        onceText: t("onceText"),
        saved: t("saved"),
        copyAll: t("copyAll"),
        copied: common("copied"),
      }}
    >
      {props.children}
    </RecoveryCodesOnceControl>
  );
}
