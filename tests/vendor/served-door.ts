import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { ok } from "@/lib/core/result";
import type { Label } from "@/lib/tagger/tagger";
import { vendorDoor, type DoorDeps, type VendorFailure, type VendorKey } from "@/lib/vendor/door";
import { tagActions, type MeterRequest, type TagDeps } from "@/lib/vendor/tag-actions";

export const SECRET = { secretId: "AKIDtuqian", secretKey: "a secret of the tests" };

export const CUP: Label = {
  nameZh: "杯子",
  nameEn: "cup",
  firstCategoryZh: "物品",
  firstCategoryEn: "Objects",
  secondCategoryZh: "餐具",
  secondCategoryEn: "Tableware",
  confidence: 54,
};

/** What the door did besides answering, in the order in which it did it. */
export type DoorRecord = {
  readonly steps: string[];
  readonly metered: MeterRequest[];
  readonly failures: VendorFailure[];
};

export type Stubs = Partial<TagDeps & Omit<DoorDeps, "actions">> & {
  key?: Partial<VendorKey> | null;
};

/**
 * A door on a free port with everything behind it stubbed; each test says what behaves otherwise.
 */
export async function serveDoor(stubs: Stubs = {}) {
  const record: DoorRecord = { steps: [], metered: [], failures: [] };
  const note = <Answer>(step: string, answer: Answer): Answer => {
    record.steps.push(step);
    return answer;
  };
  const key: VendorKey = {
    accountId: "100001",
    keyId: "key-1",
    secretKey: SECRET.secretKey,
    state: "active",
    scopes: ["tiia", "billing"],
    ...stubs.key,
  };
  const actions = tagActions({
    admit: async () => note("admit", ok(undefined)),
    meter: async (request) => {
      record.metered.push(request);
      return note("meter", ok({ free: 1 }));
    },
    tagger: { tag: async () => note("tag", ok([CUP])) },
    fetchImage: async () => note("fetch", ok(Buffer.from("picture"))),
    ...stubs,
  });
  const door = vendorDoor({
    clock: { now: () => new Date() },
    findKey: async (secretId) => (secretId === SECRET.secretId && stubs.key !== null ? key : null),
    logFailure: async (failed) => {
      record.failures.push(failed);
    },
    newRequestId: () => crypto.randomUUID(),
    actions,
    ...stubs,
  });

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const [path = "/", rawQuery = ""] = (request.url ?? "/").split("?");
    const answer = await door({
      method: request.method ?? "",
      path,
      rawQuery,
      headers: request.headers,
      body: Buffer.concat(parts),
      remoteAddress: request.socket.remoteAddress ?? "",
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `localhost:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint, record, close };
}
