import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/field";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { SubmitButton } from "@/components/ui/submit-button";
import type { keysOf } from "@/db/queries/keys";
import { deleteKeyAction, disableKeyAction, enableKeyAction } from "./actions";

type Key = Awaited<ReturnType<typeof keysOf>>[number];

/** The keys of the account. A key is known by its public half; the secret is never shown again. */
export function KeysTable({ keys }: { readonly keys: readonly Key[] }) {
  const t = useTranslations("keys");
  const common = useTranslations("common");
  const columns: readonly Column<Key>[] = [
    { key: "name", header: t("name"), cell: ({ name }) => name, card: "title" },
    {
      key: "id",
      header: "SecretId",
      cell: ({ secretId }) => <CopyButton value={secretId} shown={masked(secretId)} />,
    },
    {
      key: "created",
      header: t("created"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="full" />,
    },
    {
      key: "used",
      header: t("lastUsed"),
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <Instant at={lastUsedAt} style="full" /> : common("none"),
    },
    {
      key: "state",
      header: t("state"),
      cell: ({ disabledAt }) => <StatusBadge status={disabledAt ? "key.disabled" : "key.active"} />,
      card: "aside",
    },
    {
      key: "actions",
      header: t("actions"),
      quiet: true,
      cell: (key) => <KeyActions of={key} />,
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("key.title")}
      columns={columns}
      rows={keys}
      keyOf={({ secretId }) => secretId}
      empty={<EmptyState icon="key" title={t("key.empty")} text={t("key.emptyText")} />}
    />
  );
}

/** Enabling is reversible and asks nothing; the others stop programs and ask first. */
function KeyActions({ of: { secretId, name, disabledAt } }: { readonly of: Key }) {
  const t = useTranslations("keys");
  return (
    <div className="inline-flex gap-2">
      {disabledAt ? (
        <ActionForm action={enableKeyAction}>
          <input type="hidden" name="secretId" value={secretId} />
          <SubmitButton kind="secondary">{t("enable")}</SubmitButton>
        </ActionForm>
      ) : (
        <ConfirmDialog
          trigger={t("disable.trigger")}
          title={t("disable.title", { name })}
          confirm={t("disable.trigger")}
          action={disableKeyAction}
          hidden={{ secretId }}
        >
          <p>{t("disable.text")}</p>
        </ConfirmDialog>
      )}
      <ConfirmDialog
        trigger={t("delete.trigger")}
        triggerKind="danger"
        title={t("delete.title", { name })}
        confirm={t("delete.trigger")}
        danger
        action={deleteKeyAction}
        hidden={{ secretId }}
      >
        <p>{t("delete.text")}</p>
        <TextField name="typed" label={t("delete.type", { name })} autoComplete="off" required />
      </ConfirmDialog>
    </div>
  );
}

/** `AKID…9F81`: enough to tell one's own keys apart. */
const masked = (secretId: string): string => `${secretId.slice(0, 4)}…${secretId.slice(-4)}`;
