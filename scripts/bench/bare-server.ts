import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { systemClock } from "@/lib/clock";
import { verifySignature } from "@/lib/vendor/verify-signature";
import { spent } from "@/scripts/bench/breakdown";
import { benchSecret } from "@/scripts/bench/signed-call";

/** The limit of the tagging door: a Node server that verifies the same signature and answers, and does nothing else. */
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const signed = {
    method: request.method ?? "",
    path: request.url ?? "",
    rawQuery: "",
    headers: request.headers,
    body: Buffer.concat(parts),
  };
  const lookup = async (secretId: string) => ({ secretKey: benchSecret(secretId) });
  const { ok } = await verifySignature(signed, systemClock.now(), lookup);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ Response: { Labels: [], RequestId: String(ok) } }));
});
process.on("message", () => process.send?.(spent()));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
