import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

import { sql } from "drizzle-orm";

import { connect } from "@/db/client";
import { systemClock } from "@/lib/clock";
import { cipherOf } from "@/lib/services/crypt";
import { booksBalance } from "@/scripts/bench/books";
import { printBreakdown, type Spent } from "@/scripts/bench/breakdown";
import { printFigures, takeTurns, type Contestant, type Turns } from "@/scripts/bench/measure";
import { FIRST_ACCOUNT } from "@/scripts/bench/metering";
import { benchSecret, sender, signedCall } from "@/scripts/bench/signed-call";

/** So many keys, each of an account of its own, that none meets its limit of requests a second. */
const KEYS = 2_000;
const CALLERS = 64;
const GOAL = 0.4;

const secretIdOf = (n: number): string => `AKIDBENCH${n}`;

/** The tagging door with a stubbed model, against a bare server that verifies the same signature. */
export async function benchTaggingDoor(url: string, turns: Turns): Promise<boolean> {
  const encryptionKey = "0123456789abcdef".repeat(4);
  await openKeys(url, encryptionKey);
  const env = {
    ...process.env,
    DATABASE_URL: url,
    ENCRYPTION_KEY: encryptionKey,
    AUTH_SECRET: "unused".repeat(8),
    SANDBOX: "0",
    NODE_ENV: "production" as const,
  };
  const bare = await serve("scripts/bench/bare-server.ts", env);
  const door = await serve("scripts/bench/tagging-server.ts", env);
  const connection = connect(url, { role: null });
  try {
    const verifying = contestant("verify the signature", bare.port);
    const tagging = contestant("verify, tag, count and cover", door.port);
    const figures = await takeTurns([verifying, tagging], {
      callers: CALLERS,
      ...turns,
    });
    const reached = printFigures(
      `tagging door · DetectLabelPro (${CALLERS} callers)`,
      "requests",
      figures,
      GOAL,
    );
    await printBreakdown(connection.db, {
      baseline: { contestant: verifying, spent: () => spentBy(bare.child) },
      judged: { contestant: tagging, spent: () => spentBy(door.child) },
      callers: CALLERS,
      seconds: turns.seconds,
      unit: "request",
    });
    return (await booksBalance(connection.db)) && reached;
  } finally {
    bare.child.kill();
    door.child.kill();
    await connection.close();
  }
}

async function spentBy(child: ChildProcess): Promise<Spent> {
  const answered = once(child, "message");
  child.send("spent");
  const [spent] = (await answered) as [Spent];
  return spent;
}

async function openKeys(url: string, encryptionKey: string): Promise<void> {
  const cipher = cipherOf(encryptionKey);
  const rows = Array.from({ length: KEYS }, (_, n) => ({
    secret_id: secretIdOf(n),
    account_id: FIRST_ACCOUNT + n,
    secret: cipher.seal(benchSecret(secretIdOf(n))),
  }));
  const owner = connect(url, { role: null });
  await owner.db.execute(sql`
    insert into api_keys (secret_id, account_id, name, secret_encrypted, created_at)
    select secret_id, account_id, 'bench', secret, ${systemClock.now().toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as key(secret_id text, account_id bigint, secret text)`);
  await owner.close();
}

async function serve(
  script: string,
  env: NodeJS.ProcessEnv,
): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(script, { execArgv: ["--import", "tsx"], env });
  const [port] = (await once(child, "message")) as [number];
  return { child, port };
}

function contestant(name: string, port: number): Contestant {
  const send = sender(port, CALLERS);
  const host = `127.0.0.1:${port}`;
  // Signed once for each key and a while: what is measured is the server, not its client.
  const signed = new Map<number, ReturnType<typeof signedCall>>();
  const signedAt = systemClock.now();
  let n = 0;
  return {
    name,
    work: async () => {
      n = (n + 1) % KEYS;
      const call = signed.get(n) ?? signedCall(secretIdOf(n), host, signedAt);
      signed.set(n, call);
      await send(call);
      return 1;
    },
  };
}
