import { randomUUID } from "node:crypto";

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { idFrom, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink, FilterButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { titlesOf } from "@/db/queries/invoices";
import { requireCustomer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { spendingOf } from "@/lib/services/invoices/spending";
import { refundablePacks } from "../../refunds/refundable-packs";
import { ApplyPanel } from "./apply-panel";
import { Choices } from "./choices";
import { selectionOf } from "./selection";
import { TitleSelect } from "./title-select";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.new"))("title") };
}

/** R-INV-1 · Bills and orders to tick; the address keeps what is ticked, and the amount is worked out on the server. */
export default async function NewInvoicePage(props: { readonly searchParams: SearchParams }) {
  const customer = await requireCustomer();
  const { accountId, person } = customer;
  const query = await props.searchParams;
  const [t, list, spending, titles, refundable] = await Promise.all([
    getTranslations("invoices.new"),
    getTranslations("invoices"),
    spendingOf(database(), accountId),
    titlesOf(database(), accountId),
    refundablePacks(customer),
  ]);
  const selection = selectionOf(spending, query);
  const title = titles.find(({ id }) => id === idFrom(query.title)) ?? titles[0];
  const ordersToRefund = new Set(refundable.map(({ pack }) => pack.orderId));

  return (
    <>
      <PageHeader
        title={t("title")}
        note={list("note")}
        back={{ label: list("title"), href: routes.invoices() }}
      />
      <div className="grid gap-3.5 xl:grid-cols-[3fr_2fr] items-start">
        <Panel
          title={t("spending")}
          note={t("spendingNote")}
          action={
            <>
              <Link href={routes.newInvoice({ all: 1, title: title?.id })} className="lnk">
                {t("all")}
              </Link>
              <Link href={routes.newInvoice({ title: title?.id })} className="lnk">
                {t("none")}
              </Link>
            </>
          }
          flush
        >
          {selection.choices.length === 0 ? (
            <EmptyState icon="invoice" title={t("empty.title")} text={t("empty.text")} />
          ) : (
            // A new key makes the boxes take what the address ticks.
            <form
              key={selection.ticked.map(({ name }) => name).join(" ")}
              action={routes.newInvoice()}
            >
              <Choices selection={selection} />
              <div className="flex flex-wrap items-end gap-3 border-t border-line px-4 py-3">
                {title ? (
                  <TitleSelect titles={titles} chosen={title} />
                ) : (
                  <ButtonLink href={routes.invoiceTitles()}>{t("addTitle")}</ButtonLink>
                )}
                <FilterButton>{t("check")}</FilterButton>
              </div>
            </form>
          )}
        </Panel>
        <ApplyPanel
          selection={selection}
          title={title}
          refundable={selection.ticked
            .filter(({ kind, reference }) => kind === "order" && ordersToRefund.has(reference))
            .map(({ reference }) => reference)}
          email={person.email}
          requestKey={randomUUID()}
        />
      </div>
    </>
  );
}
