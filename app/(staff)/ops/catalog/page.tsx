import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { actorNames } from "@/app/(staff)/actor-names";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { catalogVersionsOf } from "@/db/queries/catalog-versions";
import { requireStaff } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { routes } from "@/lib/routes";
import { VersionsTable } from "./versions-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

/** R-CAT-5 · Every price list that was published, by real time: test clocks live under the same ones (D-28). */
export default async function CatalogPage() {
  await requireStaff("operator");
  const [t, versions] = await Promise.all([
    getTranslations("catalog"),
    catalogVersionsOf(database(), systemClock.now()),
  ]);
  const nameOf = await actorNames(versions.map(({ publishedBy }) => publishedBy));
  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <ButtonLink href={routes.newCatalogVersion()} kind="primary" icon="draft">
            {t("publish")}
          </ButtonLink>
        }
      />
      <Panel title={t("versions")} flush>
        <VersionsTable versions={versions} nameOf={nameOf} />
      </Panel>
    </>
  );
}
