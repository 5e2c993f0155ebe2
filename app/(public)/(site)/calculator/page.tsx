import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import type { Catalog } from "@/lib/core/catalog";
import { moreForLess } from "@/lib/core/months-ahead";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";
import { CalculatorForm } from "./calculator-form";
import { comparisonOf } from "./comparison";
import { ownCalls } from "./own-calls";
import { pictureOf } from "./picture";
import { PicturePanel } from "./picture-panel";
import { Outcome, PlansPanel } from "./plans-panel";
import { queryOf, wishFrom, type Wish } from "./wish";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calculator"))("title") };
}

/** The cheapest way to pay for a volume, and the picture of why the price is a saw-tooth. */
export default async function CalculatorPage(props: { readonly searchParams: SearchParams }) {
  const wish = wishFrom(await props.searchParams);
  const [t, catalog, own] = await Promise.all([
    getTranslations("calculator"),
    catalogInForce(database(), systemClock.now()),
    ownCalls(wish.product),
  ]);
  const answered = wish.problems.length === 0;
  const more = answered ? moreForLess(catalog, wish.product, wish.calls) : null;

  return (
    <div className="space-y-3.5">
      <PageHeader
        title={t("title")}
        note={t("note", { version: catalog.version })}
        actions={
          answered && (
            <CopyButton
              value={new URL(routes.calculator(queryOf(wish)), env().consoleUrl).href}
              shown={t("share")}
            />
          )
        }
      />
      {more && (
        <Banner
          severity="info"
          icon="trend"
          action={{
            label: t("tryMore", { calls: formatCount(more.calls) }),
            href: routes.calculator(queryOf(wish, { calls: more.calls })),
          }}
        >
          {t("moreForLess", {
            calls: formatCount(wish.calls),
            price: formatMoney(more.charge.plus(more.saves)),
            more: formatCount(more.calls),
            less: formatMoney(more.charge),
            saves: formatMoney(more.saves),
          })}
        </Banner>
      )}
      <div className="grid items-start gap-3.5 lg:grid-cols-[300px_minmax(0,1fr)]">
        <CalculatorForm wish={wish} ownCalls={own} />
        {answered ? (
          <Answer catalog={catalog} wish={wish} />
        ) : (
          <div className="panel">
            <EmptyState icon="no-match" title={t("unanswered")} text={t("unansweredText")} />
          </div>
        )}
      </div>
    </div>
  );
}

function Answer({ catalog, wish }: { readonly catalog: Catalog; readonly wish: Wish }) {
  const comparison = comparisonOf(catalog, wish);
  return (
    <div className="min-w-0 space-y-3.5">
      <Outcome comparison={comparison} />
      <PlansPanel comparison={comparison} file={routes.calculatorFile(queryOf(wish))} />
      <PicturePanel catalog={catalog} wish={wish} picture={pictureOf(catalog, wish)} />
    </div>
  );
}
