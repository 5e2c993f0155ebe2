import { randomBytes, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";

import { freePort } from "@/scripts/house/ports.mjs";
import { migrate, seed, stackEnvironment, startStack } from "@/scripts/house/stack.mjs";
import { asAdmin, databaseUrl } from "@/tests/support/database-url";
import { provideServer } from "@/tests/support/test-server";

const LOG = path.join(process.cwd(), ".data", "test-results", "e2e-stack.log");

/**
 * Opens the whole product for the browser tests: a fresh database with the demonstration, console,
 * API and worker on free ports. The tests find it by CONSOLE_URL and API_URL, its database by
 * DATABASE_URL. Answers how to close it.
 */
export default async function openStack(): Promise<() => Promise<void>> {
  const stopServer = await provideServer();
  const name = `e2e_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(`create database ${name}`);
  const consolePort = await freePort();
  const env = stackEnvironment(
    {
      databaseUrl: databaseUrl(name),
      host: "127.0.0.1",
      consolePort,
      apiPort: await freePort(0, { butNot: [consolePort] }),
      secrets: {
        AUTH_SECRET: randomBytes(32).toString("base64"),
        ENCRYPTION_KEY: randomBytes(32).toString("hex"),
      },
    },
    withoutAddresses(process.env),
  );
  await migrate(env);
  await seed(env);
  mkdirSync(path.dirname(LOG), { recursive: true });
  const log = createWriteStream(LOG);
  const stack = await startStack(env, (process, line) => log.write(`${process} | ${line}\n`));
  for (const key of ["CONSOLE_URL", "API_URL", "DATABASE_URL", "ENCRYPTION_KEY"])
    process.env[key] = env[key];
  return async () => {
    await stack.stop();
    log.end();
    await asAdmin(`drop database if exists ${name} with (force)`);
    await stopServer();
  };
}

/** Addresses in a person's environment belong to another console than the one under test. */
function withoutAddresses({ CONSOLE_URL: _console, API_URL: _api, ...rest }: NodeJS.ProcessEnv) {
  return rest;
}
