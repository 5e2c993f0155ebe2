import { asc } from "drizzle-orm";

import type { Asker } from "@/db/client";
import { catalogVersions } from "@/db/schema";
import { catalogAt, catalogFromJson, type Catalog } from "@/lib/core/catalog";

/** R-CAT-5 · Every catalogue version, oldest first. A call is priced by the one of its time. */
export async function catalogs(db: Asker): Promise<readonly Catalog[]> {
  const rows = await db.select().from(catalogVersions).orderBy(asc(catalogVersions.effectiveFrom));
  return rows.map((row) => catalogFromJson(row.document));
}

/** The catalogue in force at an instant. */
export async function catalogInForce(db: Asker, at: Date): Promise<Catalog> {
  return catalogAt(await catalogs(db), at);
}
