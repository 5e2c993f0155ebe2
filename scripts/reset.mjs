/*
 * npm run reset: back to a fresh copy. Deletes the database, the keys and all else in .data/, after
 * asking.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";

import { DATA } from "./house/paths.mjs";
import { stopServer } from "./house/postmaster.mjs";
import { pause } from "./house/run.mjs";
import { runningStart } from "./house/running.mjs";
import { complain, Expected, note } from "./house/say.mjs";

const TIME_TO_STOP_MS = 60_000;

try {
  if (!existsSync(DATA)) note("There is nothing to delete: .data/ does not exist.");
  else if (await isMeant()) await reset();
  else note("Nothing was deleted.");
} catch (error) {
  complain(error);
  process.exit(1);
}

async function isMeant() {
  if (process.argv.includes("--yes")) return true;
  if (!process.stdin.isTTY)
    throw new Expected("Nobody can be asked here. Say it with: npm run reset -- --yes");
  note(
    `This deletes ${DATA}: every account, call, bill and key of this installation. It cannot be undone.`,
  );
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("   Type RESET to go on: ");
  terminal.close();
  return answer.trim() === "RESET";
}

async function reset() {
  await stopStart();
  for (const folder of [path.join(DATA, "postgres", "data"), ...testData()])
    await stopServer(folder);
  rmSync(DATA, { recursive: true, force: true });
  note("Deleted. npm start begins afresh.");
}

async function stopStart() {
  const running = runningStart();
  if (!running) return;
  note(`Stopping the console (process ${running.pid}) ...`);
  process.kill(running.pid, "SIGTERM");
  for (const deadline = Date.now() + TIME_TO_STOP_MS; runningStart(); await pause(100)) {
    if (Date.now() > deadline)
      throw new Expected(`Process ${running.pid} does not stop. Nothing was deleted.`);
  }
}

function testData() {
  const parent = path.join(DATA, "test-postgres");
  if (!existsSync(parent)) return [];
  return readdirSync(parent).map((pid) => path.join(parent, pid, "data"));
}
