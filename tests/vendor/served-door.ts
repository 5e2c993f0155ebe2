import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { Database } from "@/db/client";
import { KEY_SCOPES } from "@/lib/core/api-key";
import { ok } from "@/lib/core/result";
import type { Label } from "@/lib/tagger/tagger";
import type { BillingDeps } from "@/lib/vendor/billing/billing-action";
import { billingActions } from "@/lib/vendor/billing/billing-actions";
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
  readonly used: string[];
};

export type Stubs = Partial<TagDeps & Omit<DoorDeps, "actions">> & {
  key?: Partial<VendorKey> | null;
};

/** Billing on this door gets as far as its parameters: whoever turns a page finds no database. */
const closedBooks: BillingDeps["openBooks"] = async (accountId) => ({
  db: new Proxy({} as Database, {
    get: () => {
      throw new Error("there is no database behind this door");
    },
  }),
  account: { id: accountId, activatedAt: null, settledThrough: null },
  now: new Date(),
});

/**
 * A door on a free port with everything behind it stubbed; each test says what behaves otherwise.
 */
export async function serveDoor(stubs: Stubs = {}) {
  const record: DoorRecord = { steps: [], metered: [], failures: [], used: [] };
  const note = <Answer>(step: string, answer: Answer): Answer => {
    record.steps.push(step);
    return answer;
  };
  const key: VendorKey = {
    accountId: "100001",
    keyId: "key-1",
    secretKey: SECRET.secretKey,
    works: true,
    scopes: KEY_SCOPES,
    addresses: [],
    requestsPerSecond: 20,
    standing: ok(undefined),
    ...stubs.key,
  };
  const tagging = tagActions({
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
    noteUse: (keyId) => {
      record.used.push(keyId);
    },
    newRequestId: () => crypto.randomUUID(),
    actions: [...tagging, ...billingActions({ openBooks: closedBooks })],
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
