import { randomUUID } from "node:crypto";

import { afterAll, beforeAll } from "vitest";

import { connect, type Connection, type Database } from "@/db/client";
import { asAdmin, databaseUrl, templateName } from "@/tests/support/database-url";

/**
 * Gives a test file a migrated database of its own. Real commits, so that races between buyers are
 * real.
 */
export function useDatabase(): () => Database {
  const open = useConnection();
  return () => open().db;
}

/**
 * As `useDatabase`, for tests that also need the driver, or the address for a process of their own.
 */
export function useConnection(): () => Connection & { readonly url: string } {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  let opened: (Connection & { readonly url: string }) | undefined;

  beforeAll(async () => {
    await asAdmin(`create database ${name} template ${templateName()}`);
    const url = databaseUrl(name);
    opened = { ...connect(url), url };
  });
  afterAll(async () => {
    await opened?.close();
    await asAdmin(`drop database if exists ${name} with (force)`);
  });
  return () => {
    if (!opened) throw new Error("The test database opens in beforeAll");
    return opened;
  };
}
