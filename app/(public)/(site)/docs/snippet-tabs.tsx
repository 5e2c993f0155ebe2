import { useTranslations } from "next-intl";

import { oneOf, type SearchParams } from "@/app/search-params";
import { LinkTabs } from "@/components/ui/link-tabs";
import { routes, type DocsPage } from "@/lib/routes";
import { snippet, SNIPPET_LANGUAGES, SNIPPET_NAMES } from "@/lib/snippets/snippet";
import type { SnippetLanguage } from "@/lib/snippets/snippet";
import type { SnippetCall } from "@/lib/snippets/call";
import { CodeBlock } from "./code-block";

/** The language that the address asks for; else the one in which the vendor's own SDK signs, which is the shortest. */
export const languageIn = async (searchParams: SearchParams): Promise<SnippetLanguage> =>
  oneOf(SNIPPET_LANGUAGES, (await searchParams).lang) ?? "node";

/** One call as a whole program, in the language that the reader chose. A language is an address: it needs no script. */
export function SnippetTabs(props: {
  readonly page: DocsPage;
  /** The section that it stands in, to which a change of language comes back. */
  readonly section: string;
  readonly language: SnippetLanguage;
  readonly call: SnippetCall;
}) {
  const t = useTranslations("docs");
  return (
    <CodeBlock
      title={`${SNIPPET_NAMES[props.language]}: ${props.call.action}`}
      code={snippet(props.language, props.call)}
      tabs={
        <LinkTabs
          label={t("language")}
          tabs={SNIPPET_LANGUAGES.map((language) => ({
            label: SNIPPET_NAMES[language],
            href: routes.docsSection(props.page, props.section, { lang: language }),
            current: language === props.language,
          }))}
        />
      }
    />
  );
}
