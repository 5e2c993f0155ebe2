import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import type { tokensOf } from "@/db/queries/keys";
import { revokeTokenAction } from "./actions";

type Token = Awaited<ReturnType<typeof tokensOf>>[number];

/** The live bearer tokens. Only a hash of each is kept, so a name is all that can be shown. */
export function TokensTable({ tokens }: { readonly tokens: readonly Token[] }) {
  const t = useTranslations("keys");
  const columns: readonly Column<Token>[] = [
    { key: "name", header: t("name"), cell: ({ name }) => name, card: "title" },
    {
      key: "hash",
      header: t("token.hash"),
      cell: ({ hash }) => <span className="font-mono text-xs text-ink2">{hash.slice(0, 12)}</span>,
    },
    {
      key: "created",
      header: t("created"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="full" />,
    },
    {
      key: "actions",
      header: t("actions"),
      quiet: true,
      cell: ({ hash, name }) => (
        <ConfirmDialog
          trigger={t("revoke.trigger")}
          triggerKind="danger"
          title={t("revoke.title", { name })}
          confirm={t("revoke.trigger")}
          danger
          action={revokeTokenAction}
          hidden={{ hash }}
        >
          <p>{t("revoke.text")}</p>
        </ConfirmDialog>
      ),
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("token.title")}
      columns={columns}
      rows={tokens}
      keyOf={({ hash }) => hash}
      empty={<EmptyState icon="key" title={t("token.empty")} text={t("token.emptyText")} />}
    />
  );
}
