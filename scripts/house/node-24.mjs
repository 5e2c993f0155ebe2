import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

import { tool } from "./paths.mjs";
import { clockForNextProcess, Expected } from "./say.mjs";

const NEEDED = 24;

/**
 * Continues the running script under the Node that the installation brought, when the machine's is
 * older. Never returns in the old process: it only passes signals on and ends with the new one's
 * exit code.
 */
export async function continueOnNode24() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return;
  const node = tool("node");
  if (!existsSync(node)) {
    throw new Expected(
      `Node ${NEEDED} is needed and its package has no build for this machine. Install Node ${NEEDED}.`,
    );
  }
  // The channel tells the new process when this one is killed without a chance to say so.
  const child = spawn(node, process.argv.slice(1), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, TUQIAN_CLOCK: clockForNextProcess() },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.once("exit", (exit) => resolve(exit ?? 1)));
  process.exit(code);
}
