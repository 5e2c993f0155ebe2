import { and, desc, eq, inArray, sql } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { auditLog, catalogVersions } from "@/db/schema";
import { catalogAt, catalogFromJson, type Catalog } from "@/lib/core/catalog";

/** R-CAT-5 · `announced` is published and not yet in force. */
export type VersionState = "announced" | "in-force" | "past";

export type VersionView = {
  readonly catalog: Catalog;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly state: VersionState;
  /** The version that it follows; null for the first. */
  readonly before: Catalog | null;
};

/** R-CAT-5 · Every price list that was ever published, the newest first, as it stands at an instant. */
export async function catalogVersionsOf(db: Asker, at: Date): Promise<readonly VersionView[]> {
  const rows = await db.select().from(catalogVersions).orderBy(desc(catalogVersions.version));
  const published = rows.map(({ document }) => catalogFromJson(document));
  const inForce = catalogAt(published, at);
  return rows.map(({ publishedAt, publishedBy }, index) => {
    const catalog = published[index] as Catalog;
    const isAnnounced = catalog.effectiveFrom > at;
    const state = isAnnounced ? "announced" : catalog === inForce ? "in-force" : "past";
    return { catalog, publishedAt, publishedBy, state, before: published[index + 1] ?? null };
  });
}

const DEEDS = ["publish-catalog-version", "announce-catalog-version"] as const;
export type VersionDeed = (typeof DEEDS)[number];

/** R-CAT-6 · How publishing and telling of a version went, the latest first, and how many accounts each concerned. */
export const deedsOfVersion = (db: Asker, version: number) =>
  db
    .select({
      id: auditLog.id,
      recordedAt: auditLog.recordedAt,
      actor: auditLog.actor,
      action: sql<VersionDeed>`${auditLog.action}`,
      accounts:
        sql`coalesce(${auditLog.details}->>'told', ${auditLog.details}->>'recipients')`.mapWith(
          Number,
        ),
    })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.accountId, "0"),
        inArray(auditLog.action, [...DEEDS]),
        eq(auditLog.object, `catalog:v${version}`),
      ),
    )
    .orderBy(desc(auditLog.recordedAt), desc(auditLog.id));
