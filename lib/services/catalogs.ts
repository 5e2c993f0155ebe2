import type { Asker } from "@/db/client";
import { prepared } from "@/db/prepared";
import { catalogAt, catalogFromJson, type Catalog } from "@/lib/core/catalog";

const allVersions = prepared<{ document: string }>(
  "select document::text as document from catalog_versions order by effective_from",
);

/** R-CAT-5 · Every catalogue version, oldest first. A call is priced by the one of its time. */
export async function catalogs(db: Asker): Promise<readonly Catalog[]> {
  return (await allVersions(db)).map(({ document }) => catalogOf(document));
}

/** The catalogue in force at an instant. */
export async function catalogInForce(db: Asker, at: Date): Promise<Catalog> {
  return catalogAt(await catalogs(db), at);
}

/** What was read from a document before. Versions are asked for anew each time; the same words mean the same. */
const readBefore = new Map<string, Catalog>();
const MOST_REMEMBERED = 100;

function catalogOf(document: string): Catalog {
  const before = readBefore.get(document);
  if (before) return before;
  if (readBefore.size >= MOST_REMEMBERED) readBefore.clear();
  const read = catalogFromJson(JSON.parse(document));
  readBefore.set(document, read);
  return read;
}
