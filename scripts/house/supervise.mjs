import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { ROOT } from "./paths.mjs";
import { Expected } from "./say.mjs";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_AFTER_MS = 60_000;
const TIME_TO_STOP_MS = 10_000;
/** A process that cannot get up before it ever served is broken, not unlucky. */
const TRIES_BEFORE_SERVING = 3;

const LEAVE_WITH_PARENT = new URL("./leave-with-parent.mjs", import.meta.url).href;

/**
 * Keeps one Node process alive: passes its lines on, starts it again after a crash with growing
 * pauses. `gaveUp` rejects when it fails before `markServing` was called. `stop` asks it to end,
 * and insists after 10 s.
 */
export function supervise({ name, args, env, onLine }) {
  let child = null;
  let stopping = false;
  let serving = false;
  let failures = 0;
  let retry = null;
  let giveUp;
  const gaveUp = new Promise((_, reject) => (giveUp = reject));
  // Whoever waits for readiness listens; a failure before anyone does must not end the process.
  gaveUp.catch(() => {});

  function begin() {
    const startedAt = Date.now();
    child = spawn(process.execPath, ["--import", LEAVE_WITH_PARENT, ...args], {
      cwd: ROOT,
      env,
      // In a group of its own, Ctrl-C reaches the supervisor alone, which then stops all in order.
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => onLine(name, line));
    }
    child.once("error", (error) => onLine(name, error.message));
    child.once("close", (code, signal) => ended(startedAt, signal ?? `exit code ${code}`));
  }

  function ended(startedAt, how) {
    child = null;
    if (stopping) return;
    failures = Date.now() - startedAt > STEADY_AFTER_MS ? 1 : failures + 1;
    if (!serving && failures >= TRIES_BEFORE_SERVING) {
      return giveUp(new Expected(`${name} ended ${failures} times before it was ready (${how}).`));
    }
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    onLine(name, `ended (${how}); starting again in ${wait / 1000} s`);
    retry = setTimeout(begin, wait);
  }

  async function stop() {
    stopping = true;
    clearTimeout(retry);
    if (child === null) return;
    const gone = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGTERM");
    const insist = setTimeout(() => child?.kill("SIGKILL"), TIME_TO_STOP_MS);
    await gone;
    clearTimeout(insist);
  }

  begin();
  return { name, gaveUp, stop, markServing: () => (serving = true), isUp: () => child !== null };
}
