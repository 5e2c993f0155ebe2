import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";

import { freePort } from "./ports.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { clearLeftovers, readyServer, stopServer } from "./postmaster.mjs";
import { Expected } from "./say.mjs";
import { serverUser } from "./server-user.mjs";

const SUPERUSER = "postgres";

/*
 * The server listens on 127.0.0.1 and nowhere else, and trusts whoever reaches it there: it is for
 * one person's machine. Anything more is a database of your own, named by DATABASE_URL.
 */
const ALWAYS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** Data of tests may be lost with the power; nothing waits for the disk. */
export const FAST_AND_FORGETFUL = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
};

/**
 * Starts a PostgreSQL server of our own with its data under `home`, makes the data first if there
 * is none, or joins the one that is already serving them (as after a kill -9 of whoever started
 * it). The server does not end with this process: call `stop`.
 */
export async function openDatabase({ home, database, preferredPort = 0, settings = {} }) {
  const dataDir = path.join(home, "data");
  const stop = () => stopServer(dataDir);
  const url = (port) => `postgres://${SUPERUSER}@127.0.0.1:${port}/${database}`;

  const running = await readyServer(dataDir);
  if (running) return { url: url(running.port), joined: true, stop };

  mkdirSync(path.dirname(home), { recursive: true });
  const binaries = postgresBinaries(dataDir);
  const user = serverUser(home, binaries);
  // The folder around the data must exist before the server's user makes its private one inside.
  mkdirSync(home, { recursive: true });
  user.prepare(home);
  if (!existsSync(dataDir)) create({ dataDir, database, binaries, user });
  await clearLeftovers(dataDir);
  const port = await freePort(preferredPort);
  await launch({ home, dataDir, binaries, user, settings: { ...ALWAYS, ...settings, port } });
  return { url: url(port), joined: false, stop };
}

/**
 * Makes the data elsewhere and moves them into place when complete: an interrupted first start
 * leaves nothing half done.
 */
function create({ dataDir, database, binaries, user }) {
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  const locale = ["--encoding=UTF8", "--locale=C", "--no-instructions"];
  perform(user, path.join(binaries, "initdb"), [
    "-D",
    draft,
    "-U",
    SUPERUSER,
    "--auth=trust",
    ...locale,
  ]);
  if (database !== SUPERUSER) {
    perform(
      user,
      path.join(binaries, "postgres"),
      ["--single", "-D", draft, "postgres"],
      `create database "${database}"\n`,
    );
  }
  renameSync(draft, dataDir);
}

async function launch({ home, dataDir, binaries, user, settings }) {
  const log = path.join(home, "server.log");
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const start = ["-D", dataDir, "-l", log, "-w", "-t", "60", "-o", flags.join(" "), "start"];
  const { command, args, options } = user.asServer(path.join(binaries, "pg_ctl"), start);
  // pg_ctl leaves the server its own outputs: a pipe here would stay open for as long as the server
  // runs.
  const nowhere = openSync("/dev/null", "r+");
  const child = spawn(command, args, {
    cwd: "/",
    env: plainEnvironment(),
    stdio: [nowhere, nowhere, nowhere],
    ...options,
  });
  const code = await new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", resolve);
  });
  closeSync(nowhere);
  if (code !== 0)
    throw new Expected(`The database did not start. Its log ends:\n${lastLines(log)}`);
}

function perform(user, program, programArgs, input = "") {
  const { command, args, options } = user.asServer(program, programArgs);
  const result = spawnSync(command, args, {
    cwd: "/",
    env: plainEnvironment(),
    input,
    encoding: "utf8",
    ...options,
  });
  if (result.status !== 0) {
    throw new Expected(
      `${path.basename(program)} failed:\n${result.error?.message ?? ""}${result.stdout}${result.stderr}`,
    );
  }
}

/** PG* variables of the person's shell mean another server and must not steer this one. */
function plainEnvironment() {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

function lastLines(file, count = 15) {
  if (!existsSync(file)) return "(no log was written)";
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}
