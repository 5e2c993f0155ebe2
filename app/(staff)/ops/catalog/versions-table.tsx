import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { VersionView } from "@/db/queries/catalog-versions";
import { changesBetween, type Term } from "@/lib/core/catalog-terms";
import { routes } from "@/lib/routes";
import type { CatalogWords } from "@/components/billing/term-words";
import { VersionBadge } from "./version-state";

/** Every version, the newest first, with what it changed in a line. */
export function VersionsTable(props: {
  readonly versions: readonly VersionView[];
  readonly nameOf: (actor: string) => string;
}) {
  const t = useTranslations("catalog");
  const columns: readonly Column<VersionView>[] = [
    {
      key: "version",
      header: t("column.version"),
      cell: ({ catalog }) => (
        <Link href={routes.catalogVersion(catalog.version)} className="lnk font-medium">
          {t("versionName", { version: catalog.version })}
        </Link>
      ),
      card: "title",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state }) => <VersionBadge state={state} />,
      card: "aside",
    },
    {
      key: "effectiveFrom",
      header: t("column.effectiveFrom"),
      cell: ({ catalog }) => <Instant at={catalog.effectiveFrom} style="full" />,
    },
    {
      key: "published",
      header: t("column.published"),
      cell: ({ publishedAt }) => <Instant at={publishedAt} style="full" />,
    },
    { key: "by", header: t("column.by"), cell: ({ publishedBy }) => props.nameOf(publishedBy) },
    {
      key: "changes",
      header: t("column.changes"),
      cell: (version) => summaryOf(version, t),
      wrap: true,
    },
  ];
  return (
    <KeysetTable
      caption={t("versions")}
      columns={columns}
      rows={props.versions}
      keyOf={({ catalog }) => String(catalog.version)}
      empty={null}
    />
  );
}

const KINDS: readonly Term["kind"][] = ["tier", "pack", "quota", "basis", "policy"];

function summaryOf({ catalog, before }: VersionView, t: CatalogWords): string {
  if (!before) return t("summary.first");
  const changes = changesBetween(before, catalog);
  if (changes.length === 0) return t("summary.none");
  return KINDS.map(
    (kind) => [kind, changes.filter(({ term }) => term.kind === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t(`summary.${kind}`, { count }))
    .join(" · ");
}
