import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

import * as schema from "@/db/schema";
import { limited } from "@/db/limit";

export type Database = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Where a question can be asked: the pool, or the transaction that is under way. */
export type Asker = Database | Tx;

export type Connection = {
  readonly db: Database;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
};

export type ConnectOptions = {
  /** Connections in the pool. */
  readonly max?: number;
  /** The role that the app acts in: it may not rewrite the ledger, the audit log or bill lines. */
  readonly role?: string | null;
};

export const APP_ROLE = "tuqian_app";

/** Opens a pool. Work waits at most two seconds for a connection, then fails with DatabaseBusy. */
export function connect(
  url: string,
  { max = 10, role = APP_ROLE }: ConnectOptions = {},
): Connection {
  const sql = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => {},
    connection: {
      application_name: "tuqian",
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      ...(role === null ? {} : { role }),
    },
  });
  const db = drizzle(limited(sql, { concurrent: max, waiting: 1_000, waitMs: 2_000 }), {
    schema,
    casing: "snake_case",
  });
  return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
