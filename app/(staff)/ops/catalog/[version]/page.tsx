import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { actorNames } from "@/app/(staff)/actor-names";
import { Instant } from "@/components/billing/instant";
import { RuleChip } from "@/components/billing/rule-chip";
import { Timeline } from "@/components/billing/timeline";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { catalogVersionsOf, deedsOfVersion } from "@/db/queries/catalog-versions";
import { requireStaff } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { changesBetween, termsOf, type Term } from "@/lib/core/catalog-terms";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { ChangesTable, TermsTable } from "@/components/billing/terms-tables";
import { VersionBadge } from "../version-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

type Props = { readonly params: Promise<{ readonly version: string }> };

/** R-CAT-5 · One version: what it changed, whom that was told, and all that it says. */
export default async function CatalogVersionPage({ params }: Props) {
  await requireStaff("operator");
  const { version } = await params;
  const [t, versions] = await Promise.all([
    getTranslations("catalog"),
    catalogVersionsOf(database(), systemClock.now()),
  ]);
  const found = versions.find(({ catalog }) => String(catalog.version) === version);
  if (!found) notFound();
  const { catalog, before, state, publishedAt, publishedBy } = found;
  const nameOf = await actorNames([publishedBy]);
  const changes = before ? changesBetween(before, catalog) : [];
  const terms = termsOf(catalog);

  return (
    <>
      <PageHeader
        title={t("versionName", { version: catalog.version })}
        badge={<VersionBadge state={state} />}
        back={{ label: t("title"), href: routes.catalogVersions() }}
      />
      <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="space-y-3.5 min-w-0">
          <Panel
            title={
              before ? t("detail.difference", { version: before.version }) : t("summary.first")
            }
            action={<RuleChip id="R-CAT-5" />}
            flush={changes.length > 0}
          >
            {changes.length > 0 ? (
              <ChangesTable caption={t("terms.after")} changes={changes} />
            ) : (
              <p className="text-ink2">{t(before ? "detail.noDifference" : "detail.firstText")}</p>
            )}
          </Panel>
          {GROUPS.map(({ key, kinds }) => (
            <Panel key={key} title={t(`group.${key}`)} flush>
              <TermsTable
                caption={t(`group.${key}`)}
                terms={terms.filter(({ kind }) => kinds.includes(kind))}
              />
            </Panel>
          ))}
        </div>
        <div className="space-y-3.5">
          <Panel title={t("detail.facts")}>
            <Facts
              facts={[
                {
                  label: t("detail.effectiveFrom"),
                  value: <Instant at={catalog.effectiveFrom} style="full" />,
                },
                {
                  label: t("detail.publishedAt"),
                  value: <Instant at={publishedAt} style="full" />,
                },
                { label: t("detail.publishedBy"), value: nameOf(publishedBy) },
              ]}
            />
          </Panel>
          <Announced version={catalog.version} />
          <Banner severity="neutral">{t("detail.fixed")}</Banner>
        </div>
      </div>
    </>
  );
}

const GROUPS: readonly {
  readonly key: "tier" | "pack" | "quota" | "policy";
  readonly kinds: readonly Term["kind"][];
}[] = [
  { key: "tier", kinds: ["tier"] },
  { key: "pack", kinds: ["pack"] },
  { key: "quota", kinds: ["quota", "basis"] },
  { key: "policy", kinds: ["policy"] },
];

/** R-CAT-6 · Who was to be told, and how many have been. */
async function Announced({ version }: { readonly version: number }) {
  const [t, deeds] = await Promise.all([
    getTranslations("catalog.detail"),
    deedsOfVersion(database(), version),
  ]);
  if (deeds.length === 0) return null;
  const nameOf = await actorNames(deeds.map(({ actor }) => actor));
  return (
    <Panel title={t("told")} action={<RuleChip id="R-CAT-6" />}>
      <Timeline
        entries={deeds.map(({ id, recordedAt, actor, action, accounts }) => ({
          key: String(id),
          at: recordedAt,
          title:
            action === "publish-catalog-version" && accounts === 0
              ? t("publishedQuietly")
              : t(action, { count: formatCount(accounts) }),
          text: nameOf(actor),
        }))}
      />
    </Panel>
  );
}
