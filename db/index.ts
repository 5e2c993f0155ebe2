import { connect, type Connection, type Database } from "@/db/client";
import { env } from "@/lib/env";

// Next reloads modules in development; the pool must outlive them.
const kept = globalThis as { tuqianConnection?: Connection };

/** The one pool of this process, opened when first asked for. */
export function database(): Database {
  kept.tuqianConnection ??= connect(env().databaseUrl, { max: env().databasePool });
  return kept.tuqianConnection.db;
}
