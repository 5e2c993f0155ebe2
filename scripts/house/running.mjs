import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { DATA } from "./paths.mjs";
import { commandOf } from "./processes.mjs";

const FILE = path.join(DATA, "running.json");

/**
 * The `npm start` that is serving this folder now, or null. A file left by a killed one does not
 * count.
 */
export function runningStart() {
  try {
    const claim = JSON.parse(readFileSync(FILE, "utf8"));
    return commandOf(claim.pid).includes("start.mjs") ? claim : null;
  } catch {
    return null;
  }
}

/**
 * Says that this process serves the folder. Two would fight for one database directory and one
 * build.
 */
export function claimFolder(details = {}) {
  mkdirSync(DATA, { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ pid: process.pid, ...details }, null, 2)}\n`);
}

export function releaseFolder() {
  if (runningStart()?.pid === process.pid) rmSync(FILE, { force: true });
}
