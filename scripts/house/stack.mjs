import { existsSync } from "node:fs";
import path from "node:path";

import { ROOT } from "./paths.mjs";
import { must, pause } from "./run.mjs";
import { Expected } from "./say.mjs";
import { supervise } from "./supervise.mjs";

const PATIENCE_MS = 90_000;
const NEXT = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");

/**
 * The settings that the three processes share. What the person set in the environment stays, ports
 * excepted.
 */
export function stackEnvironment(
  { databaseUrl, host, consolePort, apiPort, secrets },
  given = process.env,
) {
  return {
    NEXT_TELEMETRY_DISABLED: "1",
    SANDBOX: "1",
    CONSOLE_URL: `http://localhost:${consolePort}`,
    API_URL: `http://localhost:${apiPort}`,
    ...given,
    ...secrets,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    LISTEN_HOST: host,
    PORT: String(consolePort),
    API_PORT: String(apiPort),
  };
}

/** Brings the database to the present schema. */
export const migrate = (env) => must("The migration", ...script("db/migrate.ts"), { env });

/** Fills an empty database with the demonstration; does nothing when it is there. */
export const seed = (env) => must("The demonstration data", ...script("db/seed.ts"), { env });

/**
 * Starts console, API and worker and waits until they serve. Rejects, with everything stopped
 * again, when one of them cannot get up or `signal` calls it off. The build must be there.
 */
export async function startStack(env, onLine, signal = new AbortController().signal) {
  const processes = [
    supervise({
      name: "console",
      args: [NEXT, "start", "-H", env.LISTEN_HOST, "-p", env.PORT],
      env,
      onLine,
    }),
    supervise({ name: "api", args: ["--import", "tsx", "processes/api.ts"], env, onLine }),
    supervise({ name: "worker", args: ["--import", "tsx", "processes/worker.ts"], env, onLine }),
  ];
  const [console, api, worker] = processes;
  const stop = async () => void (await Promise.all(processes.map((one) => one.stop())));
  try {
    await Promise.all([
      serving(console, answers(`http://127.0.0.1:${env.PORT}/sign-in`), signal),
      serving(api, answers(`http://127.0.0.1:${env.API_PORT}/api/v1/health/ready`), signal),
      serving(worker, staysUp(worker), signal),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function serving(one, isReady, signal) {
  const ready = async () => {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await isReady())) {
      signal.throwIfAborted();
      if (Date.now() > deadline)
        throw new Expected(`${one.name} did not become ready in ${PATIENCE_MS / 1000} s.`);
      await pause(150);
    }
  };
  await Promise.race([ready(), one.gaveUp]);
  one.markServing();
}

const answers = (address) => async () => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};

/** The worker has no door to knock at: it counts as ready once it has been up for a second. */
function staysUp(one) {
  let since = null;
  return () => {
    since = one.isUp() ? (since ?? Date.now()) : null;
    return since !== null && Date.now() - since > 1_000;
  };
}

const script = (file) => [process.execPath, ["--import", "tsx", file]];

/**
 * Programs in a container are reached from outside it; on a person's own machine nobody else needs
 * the demonstration.
 */
export const defaultHost = () =>
  existsSync("/.dockerenv") || existsSync("/run/.containerenv") ? "0.0.0.0" : "127.0.0.1";
