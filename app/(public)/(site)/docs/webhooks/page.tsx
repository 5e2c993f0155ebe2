import { getTranslations } from "next-intl/server";

import { oneOf, type SearchParams } from "@/app/search-params";
import { LinkTabs } from "@/components/ui/link-tabs";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { monthEnd } from "@/lib/core/calendar";
import { fenString } from "@/lib/core/money";
import { FAILURES_UNTIL_PAUSE, LONGEST_URL, MOST_WEBHOOKS } from "@/lib/core/webhook";
import { OLDEST_MESSAGE_S, RECEIVER_LANGUAGES, VERIFIERS } from "@/lib/docs/verify-webhook";
import { settlementExample } from "@/lib/docs/paid-examples";
import { EXAMPLE_MONTH } from "@/lib/docs/worked-examples";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";
import type { WebhookMessage } from "@/lib/services/webhooks/queue-deliveries";
import { SIGNATURE_HEADER } from "@/lib/services/webhooks/sign";
import { SNIPPET_NAMES } from "@/lib/snippets/snippet";
import { TIME_LIMIT_MS } from "@/lib/worker/post-webhook";
import { CodeBlock } from "../code-block";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";
import { KindTable, RetryTable } from "./tables";

const PAGE = "webhooks";

export const generateMetadata = () => docsMetadata(PAGE);

/** R-ARR-2 · What a receiver is sent, how it knows that we sent it, and how long we try. */
export default async function WebhooksPage(props: { readonly searchParams: SearchParams }) {
  const [t, docs, asked, catalog] = await Promise.all([
    getTranslations("docsWebhooks"),
    getTranslations("docs"),
    props.searchParams,
    catalogInForce(database(), systemClock.now()),
  ]);
  const language = oneOf(RECEIVER_LANGUAGES, asked.lang) ?? RECEIVER_LANGUAGES[0];
  const message: WebhookMessage = {
    id: "dlv_5e8f1c9a0d57",
    kind: "bill-issued",
    occasion: `bill-issued:${EXAMPLE_MONTH}`,
    at: monthEnd(EXAMPLE_MONTH).toISOString(),
    account: "100000012345",
    values: { month: EXAMPLE_MONTH, amount: fenString(settlementExample(catalog).charge) },
  };

  return (
    <DocsArticle page={PAGE}>
      <DocsSection
        page={PAGE}
        id="set-up"
        values={{ most: MOST_WEBHOOKS, url: formatCount(LONGEST_URL) }}
      />
      <DocsSection page={PAGE} id="message">
        <CodeBlock title={t("sample")} code={JSON.stringify(message, null, 2)} />
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="signature"
        values={{ header: SIGNATURE_HEADER, oldest: OLDEST_MESSAGE_S }}
      >
        <CodeBlock
          title={t("verifier", { language: SNIPPET_NAMES[language] })}
          code={VERIFIERS[language]}
          tabs={
            <LinkTabs
              label={docs("language")}
              tabs={RECEIVER_LANGUAGES.map((each) => ({
                label: SNIPPET_NAMES[each],
                href: routes.docsSection(PAGE, "signature", { lang: each }),
                current: each === language,
              }))}
            />
          }
        />
      </DocsSection>
      <DocsSection page={PAGE} id="answer" values={{ limit: TIME_LIMIT_MS / 1000 }}>
        <RetryTable />
      </DocsSection>
      <DocsSection page={PAGE} id="pause" values={{ failures: FAILURES_UNTIL_PAUSE }} />
      <DocsSection page={PAGE} id="kinds">
        <KindTable />
      </DocsSection>
    </DocsArticle>
  );
}
