import { fork } from "node:child_process";
import { once } from "node:events";

import { encode } from "next-auth/jwt";

import type { Database } from "@/db/client";
import { REAL_CLOCK } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { openSession } from "@/lib/services/sessions/open-session";
import { freePort } from "@/scripts/house/ports.mjs";
import { Expected } from "@/scripts/house/say.mjs";
import { stackEnvironment } from "@/scripts/house/stack.mjs";

const PATIENCE_MS = 90_000;
const AUTH_SECRET = "the bench asks nobody for a password".repeat(2);

export type BenchConsole = {
  readonly url: string;
  /** Milliseconds of CPU that it used so far. */
  readonly spent: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** The console as `npm run build` made it, alone: neither the API nor the worker asks the database beside it. */
export async function startConsole(databaseUrl: string): Promise<BenchConsole> {
  const port = await freePort();
  const env = stackEnvironment({
    databaseUrl,
    host: "127.0.0.1",
    consolePort: port,
    apiPort: port,
    secrets: { AUTH_SECRET, ENCRYPTION_KEY: "0123456789abcdef".repeat(4) },
  });
  const child = fork(
    "node_modules/next/dist/bin/next",
    ["start", "-H", "127.0.0.1", "-p", `${port}`],
    {
      env: { ...env, NODE_ENV: "production" },
      execArgv: ["--import", "tsx", "--import", "./scripts/bench/tell-spent.ts"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(`${url}/sign-in`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill();
      throw new Expected("The console did not start. Is it built (npm run build)?");
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const spent = async () => {
    const answered = once(child, "message");
    child.send("spent");
    return Number((await answered)[0]);
  };
  const stop = async () => {
    child.kill();
    if (child.exitCode === null) await once(child, "exit");
  };
  return { url, spent, stop };
}

const answers = async (url: string): Promise<boolean> => {
  const answer = await fetch(url).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
};

/** The cookie of a new session of somebody's, as the console seals it on plain http. */
export async function signedInAs(db: Database, personId: string): Promise<string> {
  const sid = await openSession(
    { db, clock: systemClock },
    { personId, userAgent: "bench", clockId: REAL_CLOCK },
  );
  return `session=${await encode({ token: { sid }, secret: AUTH_SECRET, salt: "session" })}`;
}
