import { getLocale, getTranslations } from "next-intl/server";

import {
  codeKey,
  restCause,
  REST_CODES,
  statusOf,
  USAGE_CODES,
  vendorCause,
} from "@/lib/docs/error-codes";
import { IMAGE_PORTS } from "@/lib/tagger/fetch-image";
import { VENDOR_CODES } from "@/lib/vendor/error-codes";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";
import { MARKS } from "../marks";
import { CodeList } from "./code-list";

const PAGE = "errors";
const [port, otherPort] = IMAGE_PORTS;

export const generateMetadata = () => docsMetadata(PAGE);

/** Every code of every door under an anchor of its own: what it says, and what to do about it. */
export default async function ErrorsPage() {
  const [t, docs, locale] = await Promise.all([
    getTranslations("docsErrors"),
    getTranslations("docs"),
    getLocale(),
  ]);

  return (
    <DocsArticle page={PAGE}>
      <DocsSection page={PAGE} id="reading" />
      <DocsSection page={PAGE} id="vendor-codes">
        <CodeList
          codes={VENDOR_CODES.map((code) => ({
            code,
            cause: vendorCause(code, locale),
            cure: t.rich(`vendor.${codeKey(code)}`, { ...MARKS, port, otherPort }),
          }))}
        />
      </DocsSection>
      <DocsSection page={PAGE} id="rest-codes">
        <CodeList
          codes={REST_CODES.map((code) => ({
            code,
            note: docs("status", { status: statusOf(code) ?? "" }),
            cause: restCause(code, locale),
            cure: t.rich(`rest.${codeKey(code)}`, MARKS),
          }))}
        />
      </DocsSection>
      <DocsSection page={PAGE} id="usage-codes">
        <CodeList
          codes={USAGE_CODES.map((code) => ({
            code,
            cause: restCause(code, locale),
            cure: t.rich(`rest.${codeKey(code)}`, MARKS),
          }))}
        />
      </DocsSection>
    </DocsArticle>
  );
}
