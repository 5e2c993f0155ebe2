import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";

import { oneValue, type SearchParams } from "@/app/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { excerptOf, searchDocs } from "@/lib/docs/search";
import { DOCS_PAGES, routes } from "@/lib/routes";
import { Prose } from "./docs-section";
import { pageWords } from "./docs-words";
import { entries } from "./entries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("docs"))("title") };
}

/** What there is to read, or what was found of it. */
export default async function DocsIndexPage(props: { readonly searchParams: SearchParams }) {
  const question = oneValue((await props.searchParams).q)
    ?.trim()
    .slice(0, 100);
  return question ? <Found question={question} /> : <Contents />;
}

async function Contents() {
  const [t, messages] = await Promise.all([getTranslations("docs"), getMessages()]);
  return (
    <div className="max-w-[720px]">
      <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
      <div className="mt-2">
        <Prose>{t("lead")}</Prose>
      </div>
      <ul className="mt-6 grid gap-3.5 sm:grid-cols-2">
        {DOCS_PAGES.map((page) => {
          const { title, lead } = pageWords(messages, page);
          return (
            <li key={page} className="panel relative p-4 hover:border-line2">
              <h2 className="text-base font-semibold">
                <Link href={routes.docs(page)} className="after:absolute after:inset-0">
                  {title}
                </Link>
              </h2>
              <p className="mt-1 text-ink2">{lead}</p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

async function Found({ question }: { readonly question: string }) {
  const [t, all] = await Promise.all([getTranslations("docs"), entries()]);
  const found = searchDocs(all, question);
  return (
    <div className="max-w-[720px]">
      <h1 className="text-xl font-semibold tracking-tight">{t("found", { question })}</h1>
      {found.length === 0 ? (
        <EmptyState icon="no-match" title={t("nothing")} text={t("nothingText")} />
      ) : (
        <ol className="mt-4 divide-y divide-line border-y border-line">
          {found.map((entry) => (
            <li key={entry.href} className="relative py-3">
              <p className="text-xs text-ink3 num">
                {[entry.page, entry.note].filter(Boolean).join(" · ")}
              </p>
              <h2 className="text-base font-semibold wrap-anywhere">
                <Link href={entry.href} className="after:absolute after:inset-0">
                  {entry.title}
                </Link>
              </h2>
              <p className="mt-0.5 line-clamp-2 max-w-[38em] text-ink2">{excerptOf(entry.text)}</p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
