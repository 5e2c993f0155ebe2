import { createServer, type Server } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import { freePort } from "@/scripts/house/ports.mjs";

describe("freePort", () => {
  const open: Server[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  it("keeps to the wanted port when nobody has it", async () => {
    const wanted = await freePort();
    expect(await freePort(wanted)).toBe(wanted);
  });

  it.each(["127.0.0.1", "0.0.0.0"])("goes on to the next when one is taken on %s", async (host) => {
    const wanted = await freePort();
    open.push(await listening(wanted, host));
    const port = await freePort(wanted);
    expect(port).toBeGreaterThan(wanted);
    expect(port).toBeLessThan(wanted + 200);
  });

  it("leaves out those that are spoken for", async () => {
    const wanted = await freePort();
    expect(await freePort(wanted, { butNot: [wanted] })).toBeGreaterThan(wanted);
  });
});

function listening(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}
