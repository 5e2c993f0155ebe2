import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { RuleChip } from "@/components/billing/rule-chip";
import { PageHeader } from "@/components/shell/page-header";
import { database } from "@/db";
import { requireStaff } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { termsOf } from "@/lib/core/catalog-terms";
import { latestOf, readNewVersion } from "@/lib/core/new-version";
import { checkNewVersion, earliestQuotaCut } from "@/lib/core/version-notice";
import { routes } from "@/lib/routes";
import { catalogs } from "@/lib/services/catalogs";
import { draftOf, fieldsFrom, fieldsOf } from "./draft";
import { Preview } from "./preview";
import { refusalWords } from "./refusal-words";
import { VersionForm } from "./version-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("new.title") };
}

/** R-CAT-5, R-CAT-6 · The next version: its values, what they change, and the rules that it has to meet. */
export default async function NewVersionPage(props: { readonly searchParams: SearchParams }) {
  await requireStaff("operator");
  const [t, locale, query, published] = await Promise.all([
    getTranslations("catalog"),
    getLocale(),
    props.searchParams,
    catalogs(database()),
  ]);
  const now = systemClock.now();
  const latest = latestOf(published);
  const earliest = earliestQuotaCut(published, now);
  const sent = fieldsFrom(query);
  const draft = sent && draftOf(sent, latest);
  const read = draft && readNewVersion(draft, published);
  const dated = read?.ok ? checkNewVersion(published, read.value, now) : null;
  const refusal = read && !read.ok ? read.refusal : dated && !dated.ok ? dated.refusal : null;

  return (
    <>
      <PageHeader
        title={t("new.title")}
        note={t("new.basedOn", { version: latest.version })}
        back={{ label: t("title"), href: routes.catalogVersions() }}
      />
      {refusal && (
        <p role="alert" className="rounded-ctl bg-badw px-3 py-2 text-bad num">
          {refusalWords(refusal, termsOf(latest), t, locale)} <RuleChip id={refusal.rule} />
        </p>
      )}
      <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_440px]">
        <VersionForm
          latest={latest}
          fields={sent ?? fieldsOf(latest, earliest)}
          earliestQuotaCut={earliest}
        />
        {read?.ok && dated?.ok && draft && (
          <section aria-label={t("new.previewTitle")} className="space-y-3.5 min-w-0">
            <Preview latest={latest} next={read.value} draft={draft} />
          </section>
        )}
      </div>
    </>
  );
}
