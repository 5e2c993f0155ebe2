import { getTableColumns, getTableName, type Column } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Asker } from "@/db/client";

/**
 * A statement of a hot path. Each connection parses and plans it once, and the driver, which then knows the types of
 * its parameters, sends it behind others without waiting for their answers. Its text is fixed: a list goes in as one
 * parameter (`listOf`).
 */
export function prepared<Row = never>(
  text: string,
): (db: Asker, ...parameters: readonly unknown[]) => Promise<Row[]> {
  return (db, ...params) =>
    db._.session
      .prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(
        { sql: text, params: [...params] },
        undefined,
        text,
        false,
      )
      .execute();
}

export type Cell = string | number | boolean | Date | null;

/** Values as an array of the database, whatever stands in them. */
export function listOf(values: readonly Cell[]): string {
  let list = "";
  let latest: Date | null = null;
  let latestText = "";
  for (const value of values) {
    list += list === "" ? "{" : ",";
    if (value instanceof Date) {
      // Many rows of a batch share one instant.
      if (value !== latest) latestText = `"${value.toISOString()}"`;
      latest = value;
      list += latestText;
    } else if (typeof value === "string") list += quoted(value);
    else list += String(value);
  }
  return list === "" ? "{}" : `${list}}`;
}

const quoted = (text: string): string =>
  text.includes('"') || text.includes("\\")
    ? `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
    : `"${text}"`;

/** Rows as one array for each of their columns, of which `unnest` makes rows again: half the work of JSON, on both sides. */
export const listsOf = <Row>(
  rows: readonly Row[],
  ...columns: readonly ((row: Row) => Cell)[]
): string[] => columns.map((cellOf) => listOf(rows.map(cellOf)));

type Driven = Readonly<Record<string, unknown>>;

/** Columns of a table for a prepared statement: how they are asked for, and how a row of them is read. */
export function columnsOf<Table extends PgTable, Name extends keyof Table["$inferSelect"] & string>(
  table: Table,
  names: readonly Name[] = Object.keys(getTableColumns(table)) as Name[],
): { readonly list: string; read(row: Driven): Pick<Table["$inferSelect"], Name> } {
  const columns: Readonly<Record<string, Column>> = getTableColumns(table);
  const chosen = names.map((name) => {
    const column = columns[name];
    if (!column) throw new Error(`there is no column ${name}`);
    return { name, column };
  });
  return {
    list: chosen
      .map(({ name, column }) => `${getTableName(table)}.${toSnakeCase(column.name)} as "${name}"`)
      .join(", "),
    read(row) {
      const read: Record<string, unknown> = {};
      for (const { name, column } of chosen) {
        const value = row[name];
        read[name] = value === null ? null : column.mapFromDriverValue(value);
      }
      return read as Pick<Table["$inferSelect"], Name>;
    },
  };
}
