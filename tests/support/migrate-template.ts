import { migrate } from "@/db/migrate";
import { asAdmin, databaseUrl } from "@/tests/support/database-url";
import { provideServer } from "@/tests/support/test-server";

/**
 * Runs once before the tests that need Postgres: a server (TEST_DATABASE_URL, or a throw-away of
 * our own) and in it one migrated database, which each test file clones. Answers how to undo both.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  const stopServer = await provideServer();
  const template = `template_${process.pid}`;
  process.env.TEST_TEMPLATE = template;
  await asAdmin(`drop database if exists ${template} with (force)`);
  await asAdmin(`create database ${template}`);
  await migrate(databaseUrl(template));
  return async () => {
    await asAdmin(`drop database if exists ${template} with (force)`);
    await stopServer();
  };
}
