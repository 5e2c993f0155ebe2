import { getLocale, getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { BILLING_ACTIONS } from "@/lib/docs/vendor-actions";
import { billExamples } from "@/lib/docs/worked-examples";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { catalogInForce } from "@/lib/services/catalogs";
import { LONGEST_MONTHS } from "@/lib/vendor/billing/describe-bill-list";
import { DEEPEST_ROW } from "@/lib/vendor/billing/paging";
import { OLDEST_DETAILS_MONTHS } from "@/lib/vendor/billing/periods";
import { balanceCall } from "../calls";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";
import { languageIn, SnippetTabs } from "../snippet-tabs";
import { BillingActionTable, ParametersOfActions, UnitTable } from "./tables";

const PAGE = "billing-api";

export const generateMetadata = () => docsMetadata(PAGE);

/** The fifteen actions of billing 2018-07-09, as the door knows them. */
export default async function BillingApiPage(props: { readonly searchParams: SearchParams }) {
  const [t, locale, language, catalog] = await Promise.all([
    getTranslations("docsBillingApi"),
    getLocale(),
    languageIn(props.searchParams),
    catalogInForce(database(), systemClock.now()),
  ]);
  const amount = billExamples(catalog).postpaid.charge;

  return (
    <DocsArticle page={PAGE}>
      <DocsSection
        page={PAGE}
        id="endpoint"
        values={{
          version: BILLING_ACTIONS[0]?.version ?? "",
          rate: catalog.policies.requestsPerSecond,
        }}
      >
        <SnippetTabs
          page={PAGE}
          section="endpoint"
          language={language}
          call={balanceCall(locale)}
        />
      </DocsSection>
      <DocsSection page={PAGE} id="actions">
        <BillingActionTable />
      </DocsSection>
      <DocsSection page={PAGE} id="units" values={{ amount: formatMoney(amount) }}>
        <UnitTable caption={t("unitsTable.caption")} amount={amount} />
      </DocsSection>
      <DocsSection page={PAGE} id="parameters">
        <ParametersOfActions />
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="paging"
        values={{
          deepest: formatCount(DEEPEST_ROW),
          months: OLDEST_DETAILS_MONTHS,
          flowMonths: LONGEST_MONTHS,
        }}
      />
      <DocsSection page={PAGE} id="months" />
      <DocsSection page={PAGE} id="empty" />
    </DocsArticle>
  );
}
