import { createServer, type Server, type Socket } from "node:net";

import postgres from "postgres";
import { afterEach, describe, expect, it, vi } from "vitest";

/*
 * postgres.js 3.4.9 ends the whole Node process when the server dies under a transaction: it writes
 * the rollback to a socket that is gone, from a timer, where nothing can catch it. Worse, a
 * transaction that asks on after its connection was lost asks on the next connection, outside any
 * transaction. patches/postgres+3.4.9.patch cures both; these tests fail without it. The server
 * here is a sham that speaks just enough of the protocol to die at the right moment.
 */
describe("the patched driver", () => {
  let open: ShamServer | undefined;
  const uncaught = vi.fn<(error: unknown) => void>();

  afterEach(async () => {
    process.off("uncaughtException", uncaught);
    uncaught.mockReset();
    await open?.close();
  });

  it("answers CONNECTION_CLOSED, and Node lives, when the server dies inside a transaction", async () => {
    const server = (open = await shamServer());
    const sql = connectTo(server);
    process.prependListener("uncaughtException", uncaught);
    const lost = sql.begin(async (tx) => {
      server.dieAtNextQuery();
      await tx.unsafe("update purses set cash = 1");
    });
    await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await settled();
    expect(uncaught).not.toHaveBeenCalled();
    await sql.end({ timeout: 1 });
  });

  it("serves the next query on a new connection", async () => {
    const server = (open = await shamServer());
    const sql = connectTo(server);
    process.prependListener("uncaughtException", uncaught);
    const lost = sql.begin(async (tx) => {
      server.dieAtNextQuery();
      await tx.unsafe("update purses set cash = 1");
    });
    await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await expect(within(3_000, sql.unsafe("select 1"))).resolves.toBeDefined();
    await sql.end({ timeout: 1 });
  });

  it("lets a transaction that lost its connection say nothing on another", async () => {
    const server = (open = await shamServer());
    const sql = connectTo(server);
    process.prependListener("uncaughtException", uncaught);
    const afterwards = Promise.withResolvers<unknown>();
    const lost = sql.begin(async (tx) => {
      await tx.unsafe("select account for update");
      server.dropConnections();
      await settled();
      await sql.unsafe("select from someone else").catch(() => undefined);
      await tx.unsafe("insert into the ledger").then(afterwards.resolve, afterwards.resolve);
    });
    await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await expect(within(3_000, afterwards.promise)).resolves.toMatchObject({
      code: "CONNECTION_CLOSED",
    });
    expect(server.heard).not.toContain("insert into the ledger");
    await sql.end({ timeout: 1 });
  });
});

type ShamServer = {
  readonly port: number;
  /** The text of every query that arrived. */
  readonly heard: string[];
  dieAtNextQuery(): void;
  dropConnections(): void;
  close(): Promise<void>;
};

const AUTHENTICATED = message("R", Buffer.from([0, 0, 0, 0]));
const READY = message("Z", Buffer.from("I"));
const DONE = Buffer.concat([message("C", Buffer.from("SELECT 0\0")), READY]);

async function shamServer(): Promise<ShamServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let dying = false;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let greeted = false;
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (data) => {
      if (!greeted) {
        greeted = true;
        return void socket.write(Buffer.concat([AUTHENTICATED, READY]));
      }
      if (dying) {
        dying = false;
        return void socket.destroy();
      }
      for (const query of simpleQueries(data)) {
        heard.push(query);
        socket.write(DONE);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("the sham server has no port");
  const dropConnections = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: address.port,
    heard,
    dieAtNextQuery: () => void (dying = true),
    dropConnections,
    close: () => {
      dropConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function connectTo(server: ShamServer): postgres.Sql {
  return postgres({
    host: "127.0.0.1",
    port: server.port,
    user: "sham",
    max: 1,
    fetch_types: false,
    backoff: () => 0,
  });
}

/** One message of the server: a letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** The texts of the simple queries (`Q`) in what a client sent. */
function simpleQueries(data: Buffer): string[] {
  const queries: string[] = [];
  for (let at = 0; at < data.length; at += 1 + data.readInt32BE(at + 1)) {
    const end = at + 1 + data.readInt32BE(at + 1);
    if (data[at] === "Q".charCodeAt(0)) queries.push(data.toString("utf8", at + 5, end - 1));
  }
  return queries;
}

/** Long enough for sockets to close and for the driver's timers to run. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 100));

function within<T>(milliseconds: number, work: PromiseLike<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`nothing within ${milliseconds} ms`)), milliseconds).unref();
  });
  return Promise.race([work, late]);
}
