import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { idFrom, oneOf, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { titlesOf } from "@/db/queries/invoices";
import { requireCustomer } from "@/lib/auth/viewer";
import { TITLE_KINDS } from "@/lib/core/invoice-title";
import { routes } from "@/lib/routes";
import { titleHolder } from "@/lib/services/invoices/title";
import { TitleForm } from "./title-form";
import { TitleTable } from "./title-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.titlePage"))("title") };
}

/** R-INV-1 · Whom invoices are made out to. */
export default async function InvoiceTitlesPage(props: { readonly searchParams: SearchParams }) {
  const { account, accountId } = await requireCustomer();
  const query = await props.searchParams;
  const [t, invoices, titles, holder] = await Promise.all([
    getTranslations("invoices.titlePage"),
    getTranslations("invoices"),
    titlesOf(database(), accountId),
    titleHolder(database(), account),
  ]);
  const edited = titles.find(({ id }) => id === idFrom(query.edit));
  const kind = edited?.kind ?? oneOf(TITLE_KINDS, query.kind) ?? TITLE_KINDS[1];

  return (
    <>
      <PageHeader title={t("title")} back={{ label: invoices("title"), href: routes.invoices() }} />
      <Panel title={t("list")} flush>
        <TitleTable titles={titles} />
      </Panel>
      <Panel title={edited ? t("edit") : t("add")} {...(edited ? { note: t("editNote") } : {})}>
        <TitleForm
          key={`${kind} ${edited?.id ?? ""}`}
          kind={kind}
          holder={holder}
          {...(edited ? { edited } : {})}
        />
      </Panel>
    </>
  );
}
