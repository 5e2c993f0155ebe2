import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { NavLink } from "@/components/shell/nav-link";
import { Icon } from "@/components/ui/icon";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { formatInstant } from "@/lib/format/instant";
import { DOCS_PAGES, routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";
import { pageWords } from "./docs-words";

/** The documentation's frame: its pages and a search at the left, and which price list its examples are computed by. */
export default async function DocsLayout({ children }: { readonly children: ReactNode }) {
  const now = systemClock.now();
  const [t, catalog] = await Promise.all([
    getTranslations("docs"),
    catalogInForce(database(), now),
  ]);
  return (
    <div className="lg:grid lg:grid-cols-[200px_minmax(0,1fr)] lg:gap-10">
      <div className="mb-6 space-y-4 lg:sticky lg:top-20 lg:self-start">
        <form action={routes.docs()} role="search" className="flex gap-1.5">
          <label className="min-w-0 flex-1">
            <span className="sr-only">{t("search")}</span>
            <input
              type="search"
              name="q"
              required
              placeholder={t("searchHint")}
              className="control h-8!"
            />
          </label>
          <button className="btn btn-s px-2!" aria-label={t("search")}>
            <Icon name="search" />
          </button>
        </form>
        <details className="panel px-3 py-2 lg:hidden">
          <summary className="flex min-h-6 items-center gap-1 font-medium">
            <Icon name="down" className="size-4 text-ink3" />
            {t("contents")}
          </summary>
          <Tree />
        </details>
        <div className="hidden lg:block">
          <Tree />
        </div>
        <p className="hidden text-xs leading-[18px] text-ink3 num lg:block">
          {t("asOf", {
            version: catalog.version,
            from: formatInstant(catalog.effectiveFrom, "day"),
            today: formatInstant(now, "day"),
          })}
        </p>
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

async function Tree() {
  const [t, messages] = await Promise.all([getTranslations("docs"), getMessages()]);
  return (
    <nav aria-label={t("contents")}>
      <ul className="space-y-px">
        <li>
          <NavLink href={routes.docs()} exact className={LINE}>
            {t("title")}
          </NavLink>
        </li>
        {DOCS_PAGES.map((page) => (
          <li key={page}>
            <NavLink href={routes.docs(page)} className={LINE}>
              {pageWords(messages, page).title}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const LINE =
  "flex items-center min-h-8 pointer-coarse:min-h-10 px-2 rounded-ctl border border-transparent text-ink2 hover:bg-sunken aria-[current=page]:bg-panel aria-[current=page]:border-line aria-[current=page]:text-ink aria-[current=page]:font-medium";
