import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { oneOf, oneValue, type SearchParams } from "@/app/search-params";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { Link } from "@/components/ui/link";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { systemClock } from "@/lib/clock";
import {
  LEGAL_DOCUMENTS,
  LEGAL_VERSIONS,
  versionAt,
  type LegalDocument,
} from "@/lib/core/agreement";
import { routes } from "@/lib/routes";

type Props = {
  readonly params: Promise<{ readonly document: string }>;
  readonly searchParams: SearchParams;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const document = oneOf(LEGAL_DOCUMENTS, (await params).document);
  return document ? { title: (await getTranslations("legal"))(`names.${document}`) } : {};
}

/** One of the texts that customers agree to, in the version in force or, by its number, any that ever was. */
export default async function LegalPage({ params, searchParams }: Props) {
  const document = oneOf(LEGAL_DOCUMENTS, (await params).document);
  if (!document) notFound();
  const versions = LEGAL_VERSIONS[document];
  const inForce = versionAt(versions, systemClock.now());
  const asked = oneValue((await searchParams).version);
  const shown = asked ? versions.find(({ version }) => String(version) === asked) : inForce;
  if (!shown) notFound();
  const [t, sections] = await Promise.all([
    getTranslations("legal"),
    sectionsOf(document, shown.version),
  ]);

  return (
    <div className="mx-auto max-w-[860px] space-y-3.5">
      <PageHeader
        title={t(`names.${document}`)}
        note={t("version", { version: shown.version, from: shown.effectiveFrom })}
      />
      <LinkTabs
        label={t("documents")}
        tabs={LEGAL_DOCUMENTS.map((each) => ({
          label: t(`names.${each}`),
          href: routes.legal(each),
          current: each === document,
        }))}
      />
      <Banner severity="warn">{t("sample")}</Banner>
      {shown.version !== inForce.version && (
        <Banner severity="info" action={{ label: t("current"), href: routes.legal(document) }}>
          {t(shown.version < inForce.version ? "older" : "announced", {
            version: shown.version,
            from: shown.effectiveFrom,
          })}
        </Banner>
      )}
      <article className="panel space-y-5 px-4 py-5 sm:px-6">
        {sections.map(({ title, text }) => (
          <section key={title}>
            <h2 className="text-base font-semibold">{title}</h2>
            <p className="mt-1.5 leading-6 text-ink2">{text}</p>
          </section>
        ))}
      </article>
      <Panel title={t("versions")}>
        <ul className="space-y-1">
          {versions.toReversed().map(({ version, effectiveFrom }) => (
            <li key={version} className="num">
              <Link href={routes.legal(document, { version })} className="lnk inline-block min-h-6">
                {t("version", { version, from: effectiveFrom })}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

type Section = { readonly title: string; readonly text: string };

async function sectionsOf(document: LegalDocument, version: number): Promise<readonly Section[]> {
  const { legal } = await getMessages();
  const texts: Readonly<Record<string, Readonly<Record<string, Section>>>> = legal.texts[document];
  const sections = texts[`v${version}`];
  if (!sections) throw new Error(`${document} v${version} has no words`);
  return Object.values(sections);
}
