import { getLocale, getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { MOST_KEYS } from "@/lib/core/api-key";
import { formatCount } from "@/lib/format/count";
import { catalogInForce } from "@/lib/services/catalogs";
import { tagCall } from "../calls";
import { CodeBlock } from "../code-block";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";
import { sampleAnswer } from "../sample-answer";
import { languageIn, SnippetTabs } from "../snippet-tabs";

const PAGE = "quick-start";

export const generateMetadata = () => docsMetadata(PAGE);

/** From nothing to the first tags. */
export default async function QuickStartPage(props: { readonly searchParams: SearchParams }) {
  const [t, locale, language, { products }] = await Promise.all([
    getTranslations("docsTagging"),
    getLocale(),
    languageIn(props.searchParams),
    catalogInForce(database(), systemClock.now()),
  ]);
  const free = formatCount(products.general.freeCallsPerMonth);

  return (
    <DocsArticle page={PAGE}>
      <DocsSection page={PAGE} id="register" />
      <DocsSection page={PAGE} id="activate" values={{ free }} />
      <DocsSection page={PAGE} id="key" values={{ most: MOST_KEYS }} />
      <DocsSection page={PAGE} id="first-call">
        <SnippetTabs page={PAGE} section="first-call" language={language} call={tagCall(locale)} />
      </DocsSection>
      <DocsSection page={PAGE} id="answer">
        <CodeBlock title={t("sample")} code={sampleAnswer(locale)} />
      </DocsSection>
      <DocsSection page={PAGE} id="receipt" />
      <DocsSection page={PAGE} id="next" />
    </DocsArticle>
  );
}
