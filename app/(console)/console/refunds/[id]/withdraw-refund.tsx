import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deadline24 } from "@/lib/format/instant";
import type { Refund } from "@/lib/services/refunds/refund";
import { withdrawRefundAction } from "../actions";

/** R-REF-9 · Taking the request back sets the pack free; the window in which to ask does not move. */
export function WithdrawRefund({ refund }: { readonly refund: Refund }) {
  const t = useTranslations("refunds.withdraw");
  const until = refund.rules.flatMap(({ fact }) => fact.values.until ?? [])[0];
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title")}
      confirm={t("trigger")}
      action={withdrawRefundAction}
      hidden={{ refundId: refund.id }}
    >
      <p>{t("text")}</p>
      {until !== undefined && <p>{t("window", { until: deadline24(new Date(until), "full") })}</p>}
    </ConfirmDialog>
  );
}
