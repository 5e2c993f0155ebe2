import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { SubmitButton } from "@/components/ui/submit-button";
import type { webhooksOf } from "@/db/queries/alerts";
import { deleteWebhookAction, resumeWebhookAction, testWebhookAction } from "./actions";

type Webhook = Awaited<ReturnType<typeof webhooksOf>>[number];

/** The customer's own addresses. One that failed too often says so, and how it goes on. */
export function WebhooksTable({ webhooks }: { readonly webhooks: readonly Webhook[] }) {
  const t = useTranslations("alerts");
  const columns: readonly Column<Webhook>[] = [
    {
      key: "url",
      header: t("webhooks.url"),
      cell: (webhook) => <Address of={webhook} />,
      card: "title",
      wrap: true,
    },
    {
      key: "added",
      header: t("webhooks.added"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="full" />,
    },
    {
      key: "state",
      header: t("webhooks.state"),
      cell: ({ pausedAt }) =>
        pausedAt ? (
          <Badge tone="bad" icon="stop">
            {t("state.paused")}
          </Badge>
        ) : (
          <Badge tone="ok" icon="pass">
            {t("state.active")}
          </Badge>
        ),
      card: "aside",
    },
    {
      key: "actions",
      header: t("webhooks.actions"),
      quiet: true,
      cell: (webhook) => <Deeds of={webhook} />,
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("webhooks.title")}
      columns={columns}
      rows={webhooks}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="arrow" title={t("webhooks.empty")} text={t("webhooks.emptyText")} />}
    />
  );
}

function Address({ of: { url, pausedAt, failures } }: { readonly of: Webhook }) {
  const t = useTranslations("alerts.webhooks");
  return (
    <>
      <span className="font-mono text-xs wrap-anywhere">{url}</span>
      {pausedAt && <span className="block text-xs text-bad">{t("pausedText", { failures })}</span>}
    </>
  );
}

function Deeds({ of: { id, url, pausedAt } }: { readonly of: Webhook }) {
  const t = useTranslations("alerts.webhooks");
  return (
    <div className="inline-flex flex-wrap gap-2">
      <ActionForm action={pausedAt ? resumeWebhookAction : testWebhookAction}>
        <input type="hidden" name="webhookId" value={id} />
        <SubmitButton kind="secondary">{t(pausedAt ? "resume" : "test")}</SubmitButton>
      </ActionForm>
      <ConfirmDialog
        trigger={t("delete.trigger")}
        triggerKind="danger"
        title={t("delete.title")}
        confirm={t("delete.trigger")}
        danger
        action={deleteWebhookAction}
        hidden={{ webhookId: id }}
      >
        <p className="wrap-anywhere">{t("delete.text", { url })}</p>
      </ConfirmDialog>
    </div>
  );
}
