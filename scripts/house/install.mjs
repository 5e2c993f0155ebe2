import path from "node:path";

import { ROOT } from "./paths.mjs";
import { must } from "./run.mjs";
import { note, step } from "./say.mjs";
import { readStamp, stampOf } from "./stamp.mjs";

/**
 * Written by our postinstall, therefore only after the packages, their scripts and our patches are
 * in place.
 */
export const INSTALL_STAMP = path.join(ROOT, "node_modules", ".tuqian-stamp");

export const installStamp = () => stampOf(ROOT, ["package-lock.json", "patches"]);

/**
 * Installs the packages exactly as locked, unless they are there already. Runs on any Node from 18.
 */
export async function ensureInstalled() {
  if (readStamp(INSTALL_STAMP) === installStamp()) return;
  step("Installing packages (npm ci, about a minute)");
  // Only errors are shown: an old npm warns about every package that the Node it is about to
  // install would suit.
  const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
  await must("The installation", "npm", ["ci", ...quietly], { env: outsideEnvironment() });
  note("Installed.");
}

/**
 * The environment of the machine, without our own node_modules/.bin: npm is about to remove that
 * folder, and npm and the packages' scripts must not depend on a Node that disappears under them.
 */
function outsideEnvironment() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const outside = folders.filter((folder) => !folder.startsWith(path.join(ROOT, "node_modules")));
  const env = { ...process.env, PATH: outside.join(path.delimiter) };
  // With NODE_ENV=production npm would leave out the tools that build and test.
  delete env.NODE_ENV;
  return env;
}
