import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { RunView } from "@/db/queries/settlement";
import { formatCount } from "@/lib/format/count";
import { requestRunAction } from "../actions";

/** R-SET-1 · Another try for the accounts that failed; the others are not charged again. */
export function RetryFailed({ run }: { readonly run: RunView }) {
  const t = useTranslations("finance.retry");
  const { failed, done } = run.progress;
  return (
    <ConfirmDialog
      trigger={t("trigger", { failed: formatCount(failed) })}
      title={t("title")}
      confirm={t("confirm", { failed: formatCount(failed) })}
      action={requestRunAction}
      hidden={{ clockId: run.clockId, month: run.month }}
    >
      <p>{t("text", { failed: formatCount(failed), done: formatCount(done) })}</p>
    </ConfirmDialog>
  );
}
