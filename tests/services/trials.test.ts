import { randomUUID } from "node:crypto";

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { trialOf, trialsOf } from "@/db/queries/trials";
import { receiptOf } from "@/db/queries/usage-receipt";
import { trialCalls, usageEvents } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { FIRST_CATALOG } from "@/lib/core/catalog";
import { callKey } from "@/lib/core/metering";
import { exactString } from "@/lib/core/money";
import { TRIALS_KEPT } from "@/lib/core/trial-call";
import type { Customer } from "@/lib/services/context";
import { cipherOf } from "@/lib/services/crypt";
import { createKey } from "@/lib/services/keys/create-key";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { EVERY_RIGHT } from "@/lib/services/keys/key-rights";
import { eventKey } from "@/lib/services/metering/event-key";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { beginTrial } from "@/lib/services/trials/begin-trial";
import { finishTrial } from "@/lib/services/trials/finish-trial";
import { aCustomer, as, refusalOf, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T14:32:05"));
const cipher = cipherOf("5a".repeat(32));

async function aCaller(activated = false) {
  const customer = await aCustomer(database(), { clock, activated });
  const context = as(database(), clock, customer);
  const key = valueOf(await createKey(context, { name: "API 调试", rights: EVERY_RIGHT, cipher }));
  return { customer, context, ...key };
}

const beginning = (customer: Customer, secretId: string, id: string = randomUUID()) =>
  beginTrial(as(database(), clock, customer), {
    id,
    secretId,
    product: "legacy",
    editions: ["album", "news"],
    sample: "coffee",
    cipher,
  });

const SAID = { response: { RequestId: randomUUID(), AlbumLabels: [] }, latencyMs: 120 };

describe("a call made by hand", () => {
  it("is signed with the customer's own key, and remembers what was said", async () => {
    const { customer, context, secretId, secretKey } = await aCaller();
    const id = randomUUID();
    expect(valueOf(await beginning(customer, secretId, id))).toEqual({ secretKey });
    expect(await trialOf(database(), customer.accountId, id)).toMatchObject({
      editions: ["album", "news"],
      sample: "coffee",
      madeAt: clock.now(),
      response: null,
      answeredAt: null,
    });
    await finishTrial(context, { id, said: SAID });
    await finishTrial(context, { id, said: { ...SAID, latencyMs: 999 } });
    const [kept] = await trialsOf(database(), customer.accountId);
    expect(kept).toMatchObject({ id, ...SAID, answeredAt: clock.now() });
  });

  it("begins once, however often and however fast its form is sent", async () => {
    const { customer, secretId, secretKey } = await aCaller();
    const id = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => beginning(customer, secretId, id)));
    const secrets = sent.map((begun) => valueOf(begun).secretKey);
    expect(secrets.filter(Boolean)).toEqual([secretKey]);
    expect(await trialsOf(database(), customer.accountId)).toHaveLength(1);
  });

  it("opens nobody else's key, and none that was deleted", async () => {
    const [mine, other] = [await aCaller(), await aCaller()];
    expect(refusalOf(await beginning(mine.customer, other.secretId)).code).toBe("key-not-found");
    await deleteKey(mine.context, { secretId: mine.secretId });
    expect(refusalOf(await beginning(mine.customer, mine.secretId)).code).toBe("key-not-found");
    expect(await trialsOf(database(), mine.customer.accountId)).toEqual([]);
  });

  it("makes room: the newest twenty are kept, though the clock stands still", async () => {
    const { customer, secretId } = await aCaller();
    const ids = Array.from({ length: TRIALS_KEPT + 2 }, () => randomUUID());
    for (const id of ids) valueOf(await beginning(customer, secretId, id));
    const kept = await trialsOf(database(), customer.accountId);
    expect(kept.map(({ id }) => id)).toEqual(ids.slice(2).toReversed());
    const rows = eq(trialCalls.accountId, customer.accountId);
    expect(await database().$count(trialCalls, rows)).toBe(TRIALS_KEPT);
  });
});

describe("the receipt of a call", () => {
  it("R-USE-8, R-USE-3 · names the free quota that paid, and what is left of it", async () => {
    const { customer, secretId } = await aCaller(true);
    const requestId = randomUUID();
    await called(customer, requestId, { product: "general", edition: null, secretId });
    expect(await receipt(customer, [requestId])).toMatchObject({
      calls: 1,
      free: 1,
      postpaid: 0,
      draws: [{ calls: 1, callsLeft: 999, pack: { kind: "free", freeMonth: "2025-11" } }],
    });
  });

  it("R-USE-2, R-PRICE-1 · adds up the editions of one request, at the tier reached so far", async () => {
    const { customer, secretId } = await aCaller(true);
    const requestId = randomUUID();
    for (const edition of ["album", "news"] as const) {
      await called(customer, requestId, { product: "legacy", edition, secretId });
    }
    const keys = [callKey(requestId, "album"), callKey(requestId, "news")];
    const found = await receipt(customer, keys);
    expect(found).toMatchObject({ calls: 2, postpaid: 2, draws: [], tierVolume: 2 });
    expect(found && exactString(found.cost)).toBe("0.00500000");
  });

  it("is nobody else's, and there is none of what was not counted", async () => {
    const [mine, other] = [await aCaller(true), await aCaller(true)];
    const requestId = randomUUID();
    const event = { product: "general", edition: null, secretId: mine.secretId } as const;
    await called(mine.customer, requestId, event);
    expect(await receipt(other.customer, [requestId])).toBeNull();
    expect(await receipt(mine.customer, [randomUUID()])).toBeNull();
    const events = eq(usageEvents.accountId, mine.customer.accountId);
    expect(await database().$count(usageEvents, events)).toBe(1);
  });
});

type Event = Parameters<typeof recordCalls>[2][number];

async function called(
  { accountId }: Customer,
  requestId: string,
  event: { readonly product: "general" | "legacy"; readonly edition: "album" | "news" | null } & {
    readonly secretId: string;
  },
): Promise<void> {
  const key = callKey(requestId, event.edition);
  const counted: Event = { ...event, accountId, key, calls: 1, occurredAt: null };
  const [answer] = await recordCalls(database(), clock, [counted]);
  expect(answer?.outcome).toBe("recorded");
}

const receipt = ({ accountId }: Customer, keys: readonly string[]) =>
  receiptOf(database(), accountId, keys.map(eventKey), [FIRST_CATALOG]);
