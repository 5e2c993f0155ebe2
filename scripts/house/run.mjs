import { spawn } from "node:child_process";
import path from "node:path";

import { BIN, ROOT } from "./paths.mjs";
import { Expected } from "./say.mjs";

const current = new Set();

/**
 * Runs a command to its end and shows what it prints. Answers its exit code; a signal counts as 1.
 */
export function run(command, args, { env = process.env, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
    current.add(child);
    child.once("error", (error) => {
      current.delete(child);
      reject(
        error.code === "ENOENT" ? new Expected(`The command "${command}" was not found.`) : error,
      );
    });
    child.once("exit", (code) => {
      current.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Ends the commands that are running, because their result is not wanted any more. */
export function endCommands() {
  for (const child of current) child.kill("SIGTERM");
}

/** Runs a command that has to succeed. */
export async function must(what, command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0)
    throw new Expected(`${what} failed (exit code ${code}). Its own words stand above.`);
}

/**
 * The environment with this project's Node and commands first, so that nothing falls back to the
 * machine's.
 */
export function withTools(env) {
  return { ...env, PATH: `${BIN}${path.delimiter}${env.PATH ?? ""}` };
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
