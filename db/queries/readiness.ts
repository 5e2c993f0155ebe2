import { is, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";

import type { Asker } from "@/db/client";
import * as schema from "@/db/schema";

/**
 * The tables and columns that this version of the code needs and the database does not have, as "table.column"; empty
 * when every migration has been applied. Throws where the database does not answer.
 */
export async function missingColumns(db: Asker): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select table_name || '.' || column_name as name
    from information_schema.columns where table_schema = 'public'`);
  const present = new Set(rows.map(({ name }) => name));
  return NEEDED.filter((name) => !present.has(name));
}

const NEEDED: readonly string[] = Object.values<unknown>(schema)
  .filter((exported) => is(exported, PgTable))
  .map((table) => getTableConfig(table))
  .flatMap(({ name, columns }) => columns.map((column) => `${name}.${toSnakeCase(column.name)}`));
