import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, it } from "vitest";

import { apiHealth } from "@/lib/rest/api-health";

it.each([
  [200, "ok"],
  [503, "down"],
] as const)("an API that answers %i is %s, and unknown once it is gone", async (status, health) => {
  let asked = "";
  const server = createServer((request, response) => {
    asked = request.url ?? "";
    response.writeHead(status, { connection: "close" }).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  expect(await apiHealth(url)).toBe(health);
  expect(asked).toBe("/api/v1/health/ready");
  server.close();
  await once(server, "close");
  expect(await apiHealth(url)).toBe("unknown");
});
