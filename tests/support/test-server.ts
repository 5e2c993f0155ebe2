import { throwAwayDatabase } from "@/scripts/house/throw-away-database.mjs";

/**
 * Sees to it that TEST_DATABASE_URL names a server, if need be a throw-away of our own. Answers how
 * to stop that.
 */
export async function provideServer(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) return async () => {};
  const server = await throwAwayDatabase();
  process.env.TEST_DATABASE_URL = server.url;
  return server.stop;
}
