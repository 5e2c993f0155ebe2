import { getLocale, getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { TAG_ACTIONS } from "@/lib/docs/vendor-actions";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format/count";
import { catalogInForce } from "@/lib/services/catalogs";
import {
  DOWNLOAD_TIME_LIMIT_MS,
  IMAGE_PORTS,
  MAX_DOWNLOADS_PER_ACCOUNT,
  MAX_URL_LENGTH,
} from "@/lib/tagger/fetch-image";
import { MAX_BASE64_LENGTH, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS } from "@/lib/tagger/inspect-image";
import { LOWEST_SCORE } from "@/lib/tagger/labels";
import { MAX_REQUEST_BYTES } from "@/lib/vendor/door";
import { MAX_SKEW_S } from "@/lib/vendor/verify-signature";
import { tagCall } from "../calls";
import { CodeBlock } from "../code-block";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";
import { ParameterTable } from "../parameter-table";
import { sampleAnswer } from "../sample-answer";
import { languageIn, SnippetTabs } from "../snippet-tabs";
import { ActionTable, SceneTable } from "./tables";

const PAGE = "tagging";
const [port, otherPort] = IMAGE_PORTS;
const MIB = 1024 * 1024;
const MEANINGS = ["ImageUrl", "ImageBase64", "Scenes"] as const;

export const generateMetadata = () => docsMetadata(PAGE);

/** The two actions of tiia 2019-05-29, as the door knows them. */
export default async function TaggingPage(props: { readonly searchParams: SearchParams }) {
  const [t, locale, language, { products, policies }] = await Promise.all([
    getTranslations("docsTagging"),
    getLocale(),
    languageIn(props.searchParams),
    catalogInForce(database(), systemClock.now()),
  ]);
  const meaning = (name: string) => {
    const known = MEANINGS.find((each) => each === name);
    return known ? t(`parameters.${known}`) : "";
  };

  return (
    <DocsArticle page={PAGE}>
      <DocsSection
        page={PAGE}
        id="endpoint"
        values={{
          endpoint: `${new URL(env().apiUrl).origin}/`,
          skew: MAX_SKEW_S / 60,
          body: MAX_REQUEST_BYTES / MIB,
        }}
      >
        <SnippetTabs page={PAGE} section="endpoint" language={language} call={tagCall(locale)} />
      </DocsSection>
      <DocsSection page={PAGE} id="actions">
        <ActionTable products={products} />
      </DocsSection>
      <DocsSection page={PAGE} id="parameters">
        {TAG_ACTIONS.map((action) => (
          <div key={action.name} className="space-y-1.5">
            <h3 className="font-mono text-sm font-medium">{action.name}</h3>
            <ParameterTable
              caption={t("parametersCaption", { action: action.name })}
              action={action}
              meaning={meaning}
            />
          </div>
        ))}
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="image"
        values={{
          base64: MAX_BASE64_LENGTH / MIB,
          file: MAX_IMAGE_BYTES / MIB,
          pixels: formatCount(MAX_IMAGE_PIXELS),
          url: formatCount(MAX_URL_LENGTH),
          port,
          otherPort,
          seconds: DOWNLOAD_TIME_LIMIT_MS / 1000,
          downloads: MAX_DOWNLOADS_PER_ACCOUNT,
        }}
      />
      <DocsSection page={PAGE} id="scenes">
        <SceneTable />
      </DocsSection>
      <DocsSection page={PAGE} id="answer" values={{ lowest: LOWEST_SCORE * 100 }}>
        <CodeBlock title={t("sample")} code={sampleAnswer(locale)} />
      </DocsSection>
      <DocsSection page={PAGE} id="counting" />
      <DocsSection page={PAGE} id="rate" values={{ rate: policies.requestsPerSecond }} />
    </DocsArticle>
  );
}
