import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TitleView } from "@/db/queries/invoices";
import { routes } from "@/lib/routes";
import { makeDefaultTitleAction, removeTitleAction } from "../actions";

/** The titles that the account keeps, the default first. */
export function TitleTable({ titles }: { readonly titles: readonly TitleView[] }) {
  const [t, list, common] = [
    useTranslations("invoices.titlePage"),
    useTranslations("invoices"),
    useTranslations("common"),
  ];
  const columns: readonly Column<TitleView>[] = [
    { key: "name", header: t("name"), cell: ({ name }) => name, card: "title", wrap: true },
    { key: "kind", header: list("column.kind"), cell: ({ kind }) => list(`kind.${kind}`) },
    {
      key: "taxNumber",
      header: t("taxNumber"),
      cell: ({ taxNumber }) => <span className="font-mono">{taxNumber ?? common("none")}</span>,
    },
    { key: "bank", header: t("bank"), cell: ({ bank }) => bank ?? common("none"), wrap: true },
    {
      key: "bankAccount",
      header: t("bankAccount"),
      cell: ({ bankAccount }) => <span className="font-mono">{bankAccount ?? common("none")}</span>,
    },
    {
      key: "default",
      header: t("default"),
      cell: (title) =>
        title.isDefault ? (
          <Badge tone="ok">{t("isDefault")}</Badge>
        ) : (
          <ActionForm action={makeDefaultTitleAction}>
            <input type="hidden" name="titleId" value={title.id} />
            <SubmitButton kind="ghost">{t("makeDefault")}</SubmitButton>
          </ActionForm>
        ),
      card: "aside",
    },
    {
      key: "actions",
      header: t("actions"),
      quiet: true,
      cell: (title) => (
        <span className="inline-flex items-center justify-end gap-3">
          <Link href={routes.invoiceTitles({ edit: title.id })} className="lnk">
            {t("editOne")}
          </Link>
          <ConfirmDialog
            trigger={t("remove")}
            triggerKind="ghost"
            title={t("removeTitle", { name: title.name })}
            confirm={t("remove")}
            danger
            action={removeTitleAction}
            hidden={{ titleId: title.id }}
          >
            <p>{t("removeText")}</p>
          </ConfirmDialog>
        </span>
      ),
      align: "right",
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={titles}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="invoice" title={t("empty.title")} text={t("empty.text")} />}
    />
  );
}
