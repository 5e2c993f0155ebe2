import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { ActionFormControl } from "@/components/ui/action-form-control";
import type { FormAction } from "@/lib/form-state";

/**
 * A form that calls a server action. It keeps what was typed, shows what the action answered, and
 * moves the focus to the first field with a problem. Without JavaScript the browser posts it.
 */
export function ActionForm(props: {
  readonly action: FormAction;
  readonly className?: string;
  /** The children show the message themselves: a dialog has it inside. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  const t = useTranslations("components.form");
  return (
    <ActionFormControl
      action={props.action}
      className={props.className}
      pendingLabel={t("pending")}
      quiet={props.quiet ?? false}
    >
      {props.children}
    </ActionFormControl>
  );
}
