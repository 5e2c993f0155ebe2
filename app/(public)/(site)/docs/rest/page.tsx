import { getLocale, getTranslations } from "next-intl/server";

import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { cny, fenString } from "@/lib/core/money";
import { restCause } from "@/lib/docs/error-codes";
import { billExamples } from "@/lib/docs/worked-examples";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format/count";
import { MOST_PER_PAGE, PER_PAGE } from "@/lib/rest/paging";
import { TOKEN_RATE } from "@/lib/rest/rate-limit";
import { REFUSALS } from "@/lib/rest/refusals";
import { problemWords } from "@/lib/rest/words";
import { MOST_EVENTS } from "@/lib/rest/usage-events";
import { catalogInForce } from "@/lib/services/catalogs";
import { MOST_TOKENS } from "@/lib/services/tokens/create-token";
import { CodeBlock } from "../code-block";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";

const PAGE = "rest";

export const generateMetadata = () => docsMetadata(PAGE);

/** How the REST API is spoken to; what there is to say stands in its own OpenAPI document. */
export default async function RestPage() {
  const [t, locale, catalog] = await Promise.all([
    getTranslations("docsRest"),
    getLocale(),
    catalogInForce(database(), systemClock.now()),
  ]);
  const base = new URL("/api/v1", env().apiUrl).href;
  const { policies } = catalog;

  return (
    <DocsArticle page={PAGE}>
      <DocsSection page={PAGE} id="reference" values={{ base }} />
      <DocsSection page={PAGE} id="auth" values={{ most: MOST_TOKENS }}>
        <CodeBlock
          title={t("call")}
          code={`curl ${base}/account \\\n  -H "Authorization: Bearer $TUQIAN_TOKEN"`}
        />
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="values"
        values={{ amount: `"${fenString(cny(billExamples(catalog).postpaid.charge))}"` }}
      />
      <DocsSection
        page={PAGE}
        id="idempotency"
        values={{ rule: restCause("idempotency_key_invalid", locale) }}
      />
      <DocsSection page={PAGE} id="problems">
        <CodeBlock title={t("sample")} code={sampleProblem(locale === "en" ? "en" : "zh")} />
      </DocsSection>
      <DocsSection page={PAGE} id="lists" values={{ usual: PER_PAGE, most: MOST_PER_PAGE }} />
      <DocsSection
        page={PAGE}
        id="rate"
        values={{
          perSecond: formatCount(TOKEN_RATE.perSecond),
          burst: formatCount(TOKEN_RATE.burst),
        }}
      />
      <DocsSection
        page={PAGE}
        id="usage"
        values={{
          most: formatCount(MOST_EVENTS),
          days: policies.lateUsageDays,
          minutes: policies.futureSkewMinutes,
        }}
      />
    </DocsArticle>
  );
}

/** A purchase that the balance does not cover. */
function sampleProblem(language: "en" | "zh"): string {
  const { code, status } = REFUSALS["funds-too-low"];
  const facts = { missing: "120.00" };
  const detail = problemWords(language, code, facts);
  const problem = {
    type: `urn:tuqian:problem:${code}`,
    title: "Funds too low",
    status,
    code,
    detail,
    requestId: "0d574c3e-9a42-4f6b-8a2c-5e8f1c9a8d30",
    facts,
    rules: [{ id: "R-ORD-2", passed: false, fact: detail }],
  };
  return JSON.stringify(problem, null, 2);
}
