import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";

import { catalogVersions } from "@/db/schema";
import { FIRST_CATALOG, catalogToJson } from "@/lib/core/catalog";
import { APP_ROLE } from "@/db/client";

/** Applies drizzle/ as the database's owner. Safe to repeat, and safe for two at once. */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('tuqian migrations'))`;
    const db = drizzle(sql, { casing: "snake_case" });
    await applyMigrations(db, { migrationsFolder: join(process.cwd(), "drizzle") });
    await db.insert(catalogVersions).values(firstCatalog()).onConflictDoNothing();
    await prepareJobQueue(sql, url);
  } finally {
    await sql.end();
  }
}

/** R-CAT-2..4 · The price list that the product opens with. */
function firstCatalog() {
  return {
    version: FIRST_CATALOG.version,
    effectiveFrom: FIRST_CATALOG.effectiveFrom,
    publishedAt: FIRST_CATALOG.effectiveFrom,
    publishedBy: "system:first-catalogue",
    document: catalogToJson(FIRST_CATALOG),
  };
}

// The queue keeps its own schema, closed to the app's role but for this one door.
async function prepareJobQueue(sql: postgres.Sql, url: string): Promise<void> {
  await runMigrations({ connectionString: url });
  await sql.unsafe(`
    create or replace function enqueue(task text, payload json, job_key text) returns void
      language sql security definer set search_path = pg_catalog
      as $$ select graphile_worker.add_job(task, payload, job_key => job_key) $$;
    revoke all on function enqueue from public;
    grant execute on function enqueue to ${APP_ROLE};`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  await migrate(url);
}
