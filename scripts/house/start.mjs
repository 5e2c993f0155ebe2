import { existsSync } from "node:fs";
import path from "node:path";

import { build, buildIsFresh } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { DATA, ROOT } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { commandOf, npmAbove } from "./processes.mjs";
import { endCommands } from "./run.mjs";
import { claimFolder, releaseFolder, runningStart } from "./running.mjs";
import { bold, dim, elapsed, Expected, note, step } from "./say.mjs";
import { secrets } from "./secrets.mjs";
import { defaultHost, migrate, seed, stackEnvironment, startStack } from "./stack.mjs";

const DATABASE_PORT = 54_329;

/**
 * Opens everything in order and keeps it open until it is told to stop. What was opened last closes
 * first.
 */
export async function start() {
  const running = runningStart();
  if (running) {
    const where = running.consoleUrl ? ` Open ${running.consoleUrl}.` : "";
    throw new Expected(`This folder is already being served by process ${running.pid}.${where}`);
  }
  claimFolder();
  const toClose = [releaseFolder];
  const calledOff = new AbortController();
  const stopping = untilToldToStop();
  const opening = open(toClose, calledOff.signal);
  try {
    await Promise.race([opening, stopping]);
    process.stdout.write(`\nStopping (${await stopping}) ...\n`);
  } finally {
    calledOff.abort();
    endCommands();
    // What is half open at this moment must be known to `toClose` before it is closed.
    await opening.catch(() => {});
    for (const close of toClose.reverse()) await close();
  }
  process.stdout.write("Stopped. Nothing is left running.\n");
  process.exit(0);
}

async function open(toClose, signal) {
  const next = (title) => {
    signal.throwIfAborted();
    step(title);
  };
  const envFile = path.join(ROOT, ".env");
  if (existsSync(envFile)) process.loadEnvFile(envFile);

  next("Database");
  const databaseUrl = await database(toClose);

  next("Addresses");
  const host = process.env.LISTEN_HOST || defaultHost();
  const env = stackEnvironment({ databaseUrl, host, ...(await choosePorts()), secrets: secrets() });
  note(`Console ${env.CONSOLE_URL}, API ${env.API_URL}, listening on ${host}.`);

  next("Migrations");
  await migrate(env);

  next("Demonstration data");
  await seed(env);

  next("Build of the console");
  if (buildIsFresh()) note("The build is up to date.");
  else await build();

  next("Console, API and worker");
  const stack = await startStack(env, showLine, signal);
  toClose.push(stack.stop);
  claimFolder({ consoleUrl: env.CONSOLE_URL, apiUrl: env.API_URL });
  process.stdout.write(closingBox(env));
}

async function database(toClose) {
  if (process.env.DATABASE_URL) {
    note("Using the database of DATABASE_URL.");
    return process.env.DATABASE_URL;
  }
  const home = path.join(DATA, "postgres");
  const server = await openDatabase({ home, database: "tuqian", preferredPort: DATABASE_PORT });
  toClose.push(server.stop);
  note(`${server.joined ? "Joined the server that was still running" : "Started"}: ${server.url}`);
  return server.url;
}

async function choosePorts() {
  const consolePort = await near("PORT", 3000, []);
  return { consolePort, apiPort: await near("API_PORT", 3001, [consolePort]) };
}

async function near(name, usual, butNot) {
  const wanted = Number(process.env[name] || usual);
  const port = await freePort(wanted, { butNot });
  if (port !== wanted) note(bold(`Port ${wanted} (${name}) is taken: using ${port} instead.`));
  return port;
}

function showLine(name, line) {
  process.stdout.write(`${dim(`${name.padEnd(7)} |`)} ${line}\n`);
}

/**
 * Resolves when a person or a service manager says stop, and when whoever started this was killed
 * without a last word: the older Node before this one (the channel closes), or npm (between npm and
 * us stands a shell, which stays).
 */
function untilToldToStop() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(signal));
    if (process.connected) process.once("disconnect", () => resolve("the first process is gone"));
    const npm = npmAbove();
    if (npm !== null)
      setInterval(() => commandOf(npm) === "" && resolve("npm is gone"), 1_000).unref();
  });
}

function closingBox(env) {
  const lines = [
    `Tuqian is ready after ${elapsed()}.`,
    "",
    `Console   ${env.CONSOLE_URL}`,
    `API       ${env.API_URL}/api/v1`,
    "",
    "The demonstration accounts stand on the sign-in page and in README.md.",
    "Stop with Ctrl-C. The data stay in .data/; npm run reset deletes them.",
  ];
  const width = Math.max(...lines.map((line) => line.length)) + 4;
  const rule = "─".repeat(width);
  const rows = lines.map((line) => `│  ${line.padEnd(width - 2)}│`);
  return `\n┌${rule}┐\n${rows.join("\n")}\n└${rule}┘\n\n`;
}
