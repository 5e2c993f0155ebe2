import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CheckboxField, SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { STOP_CATEGORIES, type StopCategory } from "@/lib/services/content/stop-account";
import type { CustomerPage } from "./account";
import { restoreAccountAction, stopAccountAction } from "./actions";

/** R-MOD-1 · The stops for content violations on record, and the next one or its end. */
export function ContentPanel({ page }: { readonly page: CustomerPage }) {
  const t = useTranslations("support.account.content");
  const { account, stops } = page;
  return (
    <Panel
      title={t("title")}
      action={
        account.contentStoppedAt ? (
          <Restore page={page} />
        ) : (
          !account.closedAt && <Stop page={page} />
        )
      }
    >
      {stops.length === 0 ? (
        <p className="text-xs text-ink2">{t("none")}</p>
      ) : (
        <ul className="space-y-3">
          {stops.map((stop) => (
            <li key={stop.id} className="text-xs leading-[18px] text-ink2">
              <p className="text-sm font-medium text-ink">
                {t(`category.${stop.category as StopCategory}`)}
              </p>
              <p>{stop.evidence}</p>
              <p className="num">
                {t.rich("stopped", {
                  by: page.nameOf(stop.stoppedBy),
                  time: () => <Instant at={stop.stoppedAt} style="full" />,
                })}
              </p>
              {stop.liftedAt && <Lifted page={page} stop={stop} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Lifted(props: {
  readonly page: CustomerPage;
  readonly stop: CustomerPage["stops"][number];
}) {
  const t = useTranslations("support.account.content");
  const { liftedAt, liftedBy, liftReason, upheld } = props.stop;
  if (!liftedAt) return null;
  return (
    <>
      <p className="num">
        {t.rich("lifted", {
          by: props.page.nameOf(liftedBy ?? ""),
          reason: liftReason ?? "",
          time: () => <Instant at={liftedAt} style="full" />,
        })}
      </p>
      <p>{upheld ? t("upheld") : t("overturned")}</p>
    </>
  );
}

function Stop({ page }: { readonly page: CustomerPage }) {
  const t = useTranslations("support.account.content");
  const { account, refunds } = page;
  const open = refunds.filter(
    ({ refund }) => refund.state === "in_review" || refund.state === "awaiting_finance",
  );
  return (
    <ConfirmDialog
      trigger={t("stop")}
      triggerKind="danger"
      title={t("stopTitle", { customer: account.name })}
      confirm={t("stopConfirm")}
      danger
      action={stopAccountAction}
      hidden={{ accountId: account.id }}
    >
      <p>{t("stopText", { refunds: open.length })}</p>
      <SelectField
        name="category"
        label={t("categoryLabel")}
        options={STOP_CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        required
      />
      <TextAreaField name="evidence" label={t("evidence")} maxLength={2000} required />
      <TextField
        name="typed"
        label={t("typed", { id: account.id })}
        inputMode="numeric"
        autoComplete="off"
        required
      />
    </ConfirmDialog>
  );
}

function Restore({ page }: { readonly page: CustomerPage }) {
  const t = useTranslations("support.account.content");
  return (
    <ConfirmDialog
      trigger={t("restore")}
      title={t("restoreTitle", { customer: page.account.name })}
      confirm={t("restoreConfirm")}
      action={restoreAccountAction}
      hidden={{ accountId: page.account.id }}
    >
      <p>{t("restoreText")}</p>
      <TextAreaField name="reason" label={t("reason")} maxLength={500} required />
      <CheckboxField name="overturned" label={t("overturn")} help={t("overturnHelp")} />
    </ConfirmDialog>
  );
}
