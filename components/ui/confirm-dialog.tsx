import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { ConfirmDialogControl } from "@/components/ui/confirm-dialog-control";
import type { FormAction } from "@/lib/form-state";

/**
 * A button that asks before it acts. The dialog restates the numbers (`children`, and fields where the
 * decision needs a word), names the act on its button, and begins with the focus on "cancel".
 */
export function ConfirmDialog(props: {
  readonly trigger: string;
  readonly triggerKind?: "primary" | "secondary" | "ghost" | "danger";
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly action: FormAction;
  /** Sent along unseen: ids and the idempotency key. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  const t = useTranslations("components");
  const { children, ...rest } = props;
  return (
    <ConfirmDialogControl {...rest} cancel={t("dialog.cancel")} pendingLabel={t("form.pending")}>
      {children}
    </ConfirmDialogControl>
  );
}
