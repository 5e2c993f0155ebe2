import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { TextAreaField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Link } from "@/components/ui/link";
import type { verificationsWaiting } from "@/db/queries/verifications";
import { routes } from "@/lib/routes";
import { approveVerificationAction, rejectVerificationAction } from "./actions";

type Submitted = Awaited<ReturnType<typeof verificationsWaiting>>[number];

/** One submission: who says to be whom, the number masked, and the decision. */
export function VerificationCard({ submitted }: { readonly submitted: Submitted }) {
  const t = useTranslations("support.verifications");
  const hidden = { accountId: submitted.accountId, verificationId: submitted.id };
  return (
    <Panel title={submitted.name} note={<Badge tone="info">{t(`kind.${submitted.kind}`)}</Badge>}>
      <Facts
        facts={[
          {
            label: t("account"),
            value: (
              <Link href={routes.staffAccount(submitted.accountId)} className="lnk">
                {submitted.accountName}
              </Link>
            ),
          },
          { label: t("uin"), value: <CopyButton value={submitted.accountId} /> },
          {
            label: t("number"),
            value: <span className="font-mono">{submitted.numberMasked}</span>,
          },
          { label: t("submitted"), value: <Instant at={submitted.submittedAt} style="full" /> },
        ]}
      />
      <p className="mt-2 text-xs text-ink3">{t("checked")}</p>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <ConfirmDialog
          trigger={t("reject")}
          triggerKind="danger"
          title={t("rejectTitle", { name: submitted.name })}
          confirm={t("rejectConfirm")}
          danger
          action={rejectVerificationAction}
          hidden={hidden}
        >
          <TextAreaField
            name="reason"
            label={t("reason")}
            help={t("reasonHelp")}
            maxLength={500}
            required
          />
        </ConfirmDialog>
        <ConfirmDialog
          trigger={t("approve")}
          triggerKind="primary"
          title={t("approveTitle", { name: submitted.name })}
          confirm={t("approveConfirm")}
          action={approveVerificationAction}
          hidden={hidden}
        >
          <p>{t("approveText", { account: submitted.accountName })}</p>
        </ConfirmDialog>
      </div>
    </Panel>
  );
}
