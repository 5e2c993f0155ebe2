import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { useApi, type Json } from "@/tests/rest/api";
import { answerChecker, operationsOf, type Operation } from "@/tests/rest/openapi/document";
import { requestOf, type Known } from "@/tests/rest/openapi/requests";

/** Requests to each operation; FUZZ_RUNS asks for more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 100);
const PATIENCE = 300_000;
const NOW = "2025-11-10T10:00:00+08:00";

const api = useApi({ rate: { perSecond: 1e6, burst: 1e6 } });

let document: Json;
let tokens: readonly (string | null)[] = [];
let ids: Readonly<Record<string, readonly string[]>> = {};

beforeAll(async () => {
  document = await api().seen("/openapi.json");
  const { made, account, staff } = api();
  const customer = await account({
    now: NOW,
    funds: { cash: "100000", gift: "100" },
    vouchers: [{ amount: "10", endsAt: "2026-10-01T00:00:00+08:00" }],
  });
  const order = await customer.made("/orders", { sku: "general-10k", quantity: 2 });
  await customer.use([
    { product: "general", calls: 12 },
    { product: "legacy", calls: 3 },
  ]);
  const refund = await customer.made("/refunds", { packId: order.packs[0].id, reason: "不再需要" });
  await customer.advance("2025-12-01T00:20:00+08:00");
  const voucher = await made("/sandbox/vouchers", {
    accountId: customer.id,
    amount: "5",
    endsAt: "2026-10-01T00:00:00+08:00",
  });
  const staffTokens = await Promise.all(
    (["support", "finance", "operator"] as const).map(async (role) => (await staff(role)).token),
  );
  const other = await account({ funds: { cash: "50" } });
  // The customer most often: what they may do is most of the API.
  tokens = [
    customer.token,
    customer.token,
    customer.token,
    other.token,
    ...staffTokens,
    null,
    "no-token",
  ];
  ids = {
    packId: order.packs.map(({ id }: Json) => id),
    voucherId: [voucher.id],
    refunds: [refund.id],
    orders: [order.id],
    packs: order.packs.map(({ id }: Json) => id),
    accounts: [customer.id, other.id],
    accountId: [customer.id, other.id],
    "test-clocks": [customer.clockId],
    testClockId: [customer.clockId],
    clockId: [customer.clockId],
    month: ["2025-11", "2025-10"],
    bills: ["2025-11"],
  };
});

/** Ids for a field by its name, and for `{id}` by the collection that its path goes through. */
const known: Known = (name, path) => {
  if (name !== "id") return ids[name] ?? [];
  const collection = /([a-z-]+)\/\{id\}/.exec(path)?.[1] ?? "";
  return ids[collection] ?? [];
};

async function send(
  operation: Operation,
  token: string | null,
  request: { path: string; body: string | undefined; headers: Readonly<Record<string, string>> },
) {
  const answer = await api().app.request(request.path, {
    method: operation.method.toUpperCase(),
    headers: {
      ...asciiOnly(request.headers),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    ...(request.body !== undefined && { body: request.body }),
  });
  const type = answer.headers.get("content-type") ?? "";
  const text = await answer.text();
  return { status: answer.status, type, body: type.includes("json") ? JSON.parse(text) : text };
}

// A header can carry no other character: the client itself would refuse to send it.
const asciiOnly = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\x20-\x7e]/g, "?")]),
  );

describe("a fuzzer that follows openapi.json", () => {
  it(
    "finds no failure of ours, and no answer that the document does not describe",
    async () => {
      const check = answerChecker(document);
      const statuses = new Map<number, number>();
      for (const operation of operationsOf(document)) {
        await fc.assert(
          fc.asyncProperty(
            requestOf(document, operation, known),
            fc.constantFrom(...tokens),
            async (request, token) => {
              const { status, type, body } = await send(operation, token, request);
              statuses.set(status, (statuses.get(status) ?? 0) + 1);
              const what = `${operation.method} ${request.path} ${request.body?.slice(0, 500) ?? ""}`;
              expect(status, `${what}\n${JSON.stringify(body)}`).toBeLessThan(500);
              expect(check(operation, status, type, body), what).toBeNull();
            },
          ),
          { numRuns: RUNS },
        );
      }
      // A fuzzer that is refused everywhere has seen nothing.
      expect([...statuses.keys()].toSorted()).toEqual(
        expect.arrayContaining([200, 201, 400, 401, 403, 404, 422]),
      );
    },
    PATIENCE,
  );
});
