import postgres from "postgres";

/**
 * The server under test, through a database that always exists. Set by migrate-template or the e2e
 * stack.
 */
export function adminUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error("TEST_DATABASE_URL is not set: run through vitest's project `services`");
  return url;
}

/**
 * The migrated database that test files clone. Its name is the run's own, so that runs may share a
 * server.
 */
export function templateName(): string {
  const name = process.env.TEST_TEMPLATE;
  if (!name) throw new Error("TEST_TEMPLATE is not set: run through vitest's project `services`");
  return name;
}

/** The address of another database on the same server. */
export function databaseUrl(name: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Says one statement as the server's owner, outside any transaction: databases are made and dropped
 * so.
 */
export async function asAdmin(statement: string): Promise<void> {
  const sql = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
