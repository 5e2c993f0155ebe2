import { existsSync } from "node:fs";
import path from "node:path";

import { openDatabase } from "./database.mjs";
import { DATA, ROOT } from "./paths.mjs";
import { Expected } from "./say.mjs";

/**
 * The database that npm start serves: the one of DATABASE_URL, or the folder's own, joined while it
 * runs and else started for as long as it is read. Never makes one.
 */
export async function keptDatabase() {
  const envFile = path.join(ROOT, ".env");
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => {} };

  const home = path.join(DATA, "postgres");
  if (!existsSync(path.join(home, "data"))) {
    throw new Expected(
      "There is no database yet. npm start makes one; DATABASE_URL names another.",
    );
  }
  const server = await openDatabase({ home, database: "tuqian" });
  return { url: server.url, close: server.joined ? async () => {} : server.stop };
}
