import { throwAwayDatabase } from "@/scripts/house/throw-away-database.mjs";

/** Durable, unlike the databases of tests: waiting for the disk is part of what is measured. */
export async function benchDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  const settings = { max_connections: "50" };
  try {
    return await throwAwayDatabase({
      settings: { ...settings, shared_preload_libraries: "pg_stat_statements" },
    });
  } catch {
    // Not every PostgreSQL has it. What statements cost is then not told.
    return throwAwayDatabase({ settings });
  }
}
