import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";

import { commandOf } from "./processes.mjs";
import { pause } from "./run.mjs";
import { Expected } from "./say.mjs";

const PID_FILE = "postmaster.pid";

/**
 * The server that serves this data directory now: its process and port; null when there is none.
 */
export function runningServer(dataDir) {
  const lines = pidFile(dataDir);
  if (lines === null) return null;
  const pid = Number(lines[0]);
  // After a kill -9 the file stays, and its number may since belong to a stranger.
  if (!commandOf(pid).includes(dataDir)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** Waits until a server that is just starting, or recovering after a crash, takes connections. */
export async function readyServer(dataDir, patienceMs = 60_000) {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(50)) {
    const server = runningServer(dataDir);
    if (server === null) return null;
    // A server killed this very moment still looks alive; only an answer counts.
    if (server.ready && (await answers(server.port))) return server;
  }
  throw new Expected(`The database in ${dataDir} is running but did not become ready.`);
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => socket.end(() => resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

/**
 * Clears what a killed server left. Its children outlive it for a moment and still hold its memory:
 * starting beside them would damage the data, so the file that guards against this goes only when
 * they are gone.
 */
export async function clearLeftovers(dataDir, patienceMs = 15_000) {
  if (pidFile(dataDir) === null) return;
  for (const deadline = Date.now() + patienceMs; childrenIn(dataDir).length > 0; await pause(50)) {
    if (Date.now() > deadline) {
      throw new Expected(
        `Processes of a killed database still use ${dataDir}: ${childrenIn(dataDir).join(", ")}.`,
      );
    }
  }
  rmSync(path.join(dataDir, PID_FILE), { force: true });
}

/**
 * Stops the server: open transactions are rolled back, data is written out. Harmless when none is
 * running.
 */
export async function stopServer(dataDir, patienceMs = 30_000) {
  const server = runningServer(dataDir);
  if (server === null) return;
  process.kill(server.pid, "SIGINT");
  for (const deadline = Date.now() + patienceMs; runningServer(dataDir) !== null; await pause(30)) {
    if (Date.now() > deadline) return void process.kill(server.pid, "SIGQUIT");
  }
}

function pidFile(dataDir) {
  const file = path.join(dataDir, PID_FILE);
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : null;
}

/**
 * Every process of a server works inside its data directory. Known on Linux only; elsewhere
 * PostgreSQL's own check decides.
 */
function childrenIn(dataDir) {
  if (!existsSync("/proc/self/cwd")) return [];
  return readdirSync("/proc").filter((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === dataDir;
    } catch {
      return false;
    }
  });
}
