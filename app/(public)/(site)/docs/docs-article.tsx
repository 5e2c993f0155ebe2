import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { DOCS_PAGES, routes, type DocsPage } from "@/lib/routes";
import { Prose } from "./docs-section";
import { pageWords } from "./docs-words";

/** A page of the documentation: its text, what is on it at the right, and the way to its neighbours. */
export async function DocsArticle(props: {
  readonly page: DocsPage;
  readonly children: ReactNode;
}) {
  const [t, messages] = await Promise.all([getTranslations("docs"), getMessages()]);
  const { title, lead, sections } = pageWords(messages, props.page);
  return (
    <div className="gap-8 xl:grid xl:grid-cols-[minmax(0,720px)_minmax(0,1fr)]">
      <article className="min-w-0 max-w-[720px]">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <div className="mt-2">
          <Prose>{lead}</Prose>
        </div>
        {props.children}
        <Neighbours page={props.page} />
      </article>
      <nav
        aria-labelledby="on-this-page"
        className="sticky top-20 hidden max-h-[calc(100dvh-96px)] self-start overflow-y-auto xl:block"
      >
        <p id="on-this-page" className="text-xs text-ink3">
          {t("onThisPage")}
        </p>
        <ul className="mt-2 border-l border-line">
          {Object.entries(sections).map(([id, section]) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="block px-3 py-1 text-xs leading-[18px] text-ink2 hover:text-ink"
              >
                {section.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

async function Neighbours({ page }: { readonly page: DocsPage }) {
  const [t, messages] = await Promise.all([getTranslations("docs"), getMessages()]);
  const place = DOCS_PAGES.indexOf(page);
  const [before, after] = [DOCS_PAGES[place - 1], DOCS_PAGES[place + 1]];
  return (
    <nav
      aria-label={t("neighbours")}
      className="mt-14 flex flex-wrap gap-3 border-t border-line pt-5 text-sm"
    >
      {before && (
        <Link href={routes.docs(before)} rel="prev" className="btn btn-s">
          <Icon name="left" className="size-3.5" />
          {pageWords(messages, before).title}
        </Link>
      )}
      {after && (
        <Link href={routes.docs(after)} rel="next" className="btn btn-s ml-auto">
          {pageWords(messages, after).title}
          <Icon name="right" className="size-3.5" />
        </Link>
      )}
    </nav>
  );
}

/** The head of a page: what it is called, and for those who search, what it is about. */
export async function docsMetadata(page: DocsPage): Promise<Metadata> {
  const { title, lead } = pageWords(await getMessages(), page);
  return { title, description: lead };
}
