import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";

import { instant } from "@/db/schema/columns";

/** R-CAT-5 · Catalogue versions are immutable. `document` is what lib/core/catalog reads and writes. */
export const catalogVersions = pgTable(
  "catalog_versions",
  {
    version: integer().primaryKey(),
    effectiveFrom: instant().notNull().unique("one_version_takes_effect_at_an_instant"),
    publishedAt: instant().notNull(),
    publishedBy: text().notNull(),
    document: jsonb().notNull(),
  },
  (catalog) => [check("versions_count_from_one", sql`${catalog.version} >= 1`)],
);
