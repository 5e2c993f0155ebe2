import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

import { FAST_AND_FORGETFUL, openDatabase } from "./database.mjs";
import { DATA } from "./paths.mjs";
import { stopServer } from "./postmaster.mjs";
import { commandOf } from "./processes.mjs";

const PARENT = path.join(DATA, "test-postgres");

/**
 * A PostgreSQL server for one test run. Runs at the same time do not meet: each has a folder named
 * after its process. What a killed run left is swept by the next.
 */
export async function throwAwayDatabase({ settings = FAST_AND_FORGETFUL } = {}) {
  await sweep();
  const home = path.join(PARENT, String(process.pid));
  const server = await openDatabase({ home, database: "postgres", settings });
  return { url: server.url, stop: () => remove(home) };
}

async function sweep() {
  if (!existsSync(PARENT)) return;
  const abandoned = readdirSync(PARENT).filter((pid) => commandOf(Number(pid)) === "");
  for (const pid of abandoned) await remove(path.join(PARENT, pid));
}

async function remove(home) {
  await stopServer(path.join(home, "data"));
  rmSync(home, { recursive: true, force: true });
}
