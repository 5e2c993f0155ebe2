import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { and, eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";

import { webhookDeliveries, webhooks } from "@/db/schema";
import { clockAt } from "@/lib/clock";
import { MOST_WEBHOOKS, type WebhookReach } from "@/lib/core/webhook";
import type { Resolve } from "@/lib/outbound/guarded-request";
import type { Customer } from "@/lib/services/context";
import { lockAccount } from "@/lib/services/lock-account";
import { notify } from "@/lib/services/notify";
import { addWebhook } from "@/lib/services/webhooks/add-webhook";
import { deleteWebhook } from "@/lib/services/webhooks/delete-webhook";
import { deliverWebhooks, type PostWebhook } from "@/lib/services/webhooks/deliver-webhooks";
import { resumeWebhook } from "@/lib/services/webhooks/resume-webhook";
import { testWebhook } from "@/lib/services/webhooks/test-webhook";
import { createWebhookPost } from "@/lib/worker/post-webhook";
import { aCustomer, as, refusalOf, valueOf } from "@/tests/support/factories";
import { aWebhook, TEST_CIPHER, TEST_SECRET } from "@/tests/support/notices";
import { useDatabase } from "@/tests/support/test-database";

const db = useDatabase();
// Deliveries are due by the database's own clock.
const NOW = new Date();
const later = (seconds: number) => clockAt(new Date(NOW.getTime() + 60_000 + seconds * 1000));
const clock = clockAt(NOW);
const TESTS: WebhookReach = { insecure: true, loopback: true };
const OUTSIDE: WebhookReach = { insecure: false, loopback: false };

const servers: Server[] = [];
async function aReceiver(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await db().update(webhooks).set({ deletedAt: NOW });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

const aQuietCustomer = (): Promise<Customer> => aCustomer(db(), { clock, activated: false });
const tell = (accountId: string, reference: string) =>
  db().transaction(async (tx) =>
    notify(tx, await lockAccount(tx, clock, accountId), "resumed", reference, { balance: "1" }),
  );
const deliver = (at: number, post: PostWebhook = createWebhookPost(TESTS)) =>
  deliverWebhooks({ db: db(), clock: later(at), cipher: TEST_CIPHER, post });
const deliveryOf = async (accountId: string, occasion = "resumed:1") =>
  (
    await db()
      .select()
      .from(webhookDeliveries)
      .where(
        and(eq(webhookDeliveries.accountId, accountId), eq(webhookDeliveries.occasion, occasion)),
      )
  )[0];
const webhookOf = async (accountId: string) =>
  (await db().select().from(webhooks).where(eq(webhooks.accountId, accountId)))[0];

describe("R-ARR-2 · a webhook is told of each notice", () => {
  it("once, signed, also where several workers look at once", async () => {
    const got: { body: string; signature: string | undefined; type: string | undefined }[] = [];
    const url = await aReceiver(async (request, answer) => {
      const { "tuqian-signature": signature, "content-type": type } = request.headers;
      got.push({ body: await bodyOf(request), signature: String(signature), type });
      answer.writeHead(204).end();
    });
    const { accountId } = await aQuietCustomer();
    await aWebhook(db(), clock, accountId, `${url}/hook`);
    await tell(accountId, "1");
    await tell(accountId, "1");
    const counts = await Promise.all([1, 2, 3].map(() => deliver(0)));
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    expect(await deliver(100_000)).toBe(0);

    expect(got).toHaveLength(1);
    const [{ body, signature, type } = { body: "", signature: "", type: "" }] = got;
    expect(type).toBe("application/json");
    const t = Math.floor(later(0).now().getTime() / 1000);
    const v1 = createHmac("sha256", TEST_SECRET).update(`${t}.${body}`).digest("hex");
    expect(signature).toBe(`t=${t},v1=${v1}`);
    const delivery = await deliveryOf(accountId);
    expect(JSON.parse(body)).toEqual({
      id: delivery?.id,
      kind: "resumed",
      occasion: "resumed:1",
      at: NOW.toISOString(),
      account: accountId,
      values: { balance: "1" },
    });
    expect(delivery).toMatchObject({ status: 204, tries: 1, abandonedAt: null, error: null });
    expect(delivery?.deliveredAt).toEqual(later(0).now());
  });

  it("again after growing pauses under the same id, and not at all after the last", async () => {
    const ids = new Set<string>();
    const post: PostWebhook = async ({ body }) => {
      ids.add((JSON.parse(body) as { id: string }).id);
      return { status: 500 };
    };
    const { accountId } = await aQuietCustomer();
    await aWebhook(db(), clock, accountId);
    await tell(accountId, "1");
    await deliver(0, post);
    const at = [10, 70, 370, 2170, 9370, 30_970, 74_170];
    for (const [index, seconds] of at.entries()) {
      // Other messages get through, so that the webhook itself is not paused.
      await db().update(webhooks).set({ failures: 0 });
      expect(await deliver(seconds - 1, post)).toBe(0);
      expect(await deliveryOf(accountId)).toMatchObject({ tries: index + 1 });
      await deliver(seconds, post);
      expect(await deliveryOf(accountId)).toMatchObject({ tries: index + 2, status: 500 });
    }
    expect(await deliveryOf(accountId)).toMatchObject({ abandonedAt: later(74_170).now() });
    await deliver(10_000_000, post);
    expect(await deliveryOf(accountId)).toMatchObject({ tries: 8 });
    expect(ids.size).toBe(1);
  });

  it("is paused after five failures in a row, and goes on where it stopped when it is resumed", async () => {
    const customer = await aQuietCustomer();
    const { accountId } = customer;
    const webhookId = await aWebhook(db(), clock, accountId);
    const failing: PostWebhook = async () => ({ status: 503 });
    const taking = vi.fn<PostWebhook>(async () => ({ status: 200 }));
    await tell(accountId, "1");
    for (const seconds of [0, 10, 70, 370]) await deliver(seconds, failing);
    expect(await webhookOf(accountId)).toMatchObject({ failures: 4, pausedAt: null });
    await deliver(2170, failing);
    expect(await webhookOf(accountId)).toMatchObject({
      failures: 5,
      pausedAt: later(2170).now(),
    });
    await deliver(100_000, taking);
    expect(taking).not.toHaveBeenCalled();
    const context = as(db(), clock, customer);
    expect(refusalOf(await testWebhook(context, { webhookId })).code).toBe("webhook-paused");

    valueOf(await resumeWebhook(context, { webhookId }));
    expect(await deliver(0, taking)).toBe(1);
    expect(await webhookOf(accountId)).toMatchObject({ failures: 0, pausedAt: null });
    expect(await deliveryOf(accountId)).toMatchObject({ tries: 6, status: 200 });
  });

  it("one that is taken ends the row of failures", async () => {
    const { accountId } = await aQuietCustomer();
    await aWebhook(db(), clock, accountId);
    for (const reference of ["1", "2", "3"]) await tell(accountId, reference);
    await deliver(0, async ({ body }) => ({ status: body.includes("resumed:2") ? 200 : 500 }));
    expect((await webhookOf(accountId))?.failures).toBeLessThanOrEqual(2);
    await deliver(20, async () => ({ status: 200 }));
    expect(await webhookOf(accountId)).toMatchObject({ failures: 0 });
  });
});

describe("R-ARR-2 · a webhook reaches nothing of ours", () => {
  const post = (url: string, reach: WebhookReach, resolve?: Resolve) =>
    createWebhookPost(reach, { timeLimitMs: 500, ...(resolve && { resolve }) })({
      url,
      headers: {},
      body: "{}",
    });

  it.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://10.0.0.8/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fd00::1]/",
  ])("%s is not public", async (url) => {
    await expect(post(url, OUTSIDE)).rejects.toThrow("not on the public internet");
  });

  it.each(["http://example.com/", "https://example.com:22/", "https://me:secret@example.com/"])(
    "%s is not asked any more",
    async (url) => {
      await expect(post(url, OUTSIDE)).rejects.toThrow("may not be a webhook's");
    },
  );

  it("a name that leads to a private address, alone or among public ones", async () => {
    for (const addresses of [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], []]) {
      const rejected = post("https://example.com/", OUTSIDE, async () => addresses);
      await expect(rejected).rejects.toThrow("not on the public internet");
    }
  });

  it("a name is looked up once: what it answers the second time is never asked", async () => {
    const resolve = vi.fn<Resolve>(async () => ["192.0.2.1"]);
    await post("https://example.com/", OUTSIDE, resolve).catch(() => {});
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it("a redirect is an answer and is not followed", async () => {
    const inner = vi.fn<RequestListener>((_, answer) => answer.end("secret"));
    const target = await aReceiver(inner);
    const url = await aReceiver((_, answer) => answer.writeHead(302, { Location: target }).end());
    expect(await post(url, TESTS)).toEqual({ status: 302 });
    expect(inner).not.toHaveBeenCalled();
  });

  it("an answer without end, and one that never comes, end the exchange", async () => {
    const endless = await aReceiver((_, answer) => {
      const more = setInterval(() => answer.write(Buffer.alloc(16_384)), 1);
      answer.on("close", () => clearInterval(more));
    });
    await expect(post(endless, TESTS)).rejects.toThrow("too large");
    const silent = await aReceiver(() => {});
    await expect(post(silent, TESTS)).rejects.toThrow();
  });

  it("the customer learns that no answer came, and not why", async () => {
    const { accountId } = await aQuietCustomer();
    await aWebhook(db(), clock, accountId, "https://10.0.0.8/hook");
    await tell(accountId, "1");
    await deliver(0, createWebhookPost(OUTSIDE));
    expect(await deliveryOf(accountId)).toMatchObject({ status: null, error: "no-answer" });
  });
});

describe("R-ARR-2 · adding, testing and removing a webhook", () => {
  const add = (customer: Customer, url: string, reach = OUTSIDE) =>
    addWebhook(as(db(), clock, customer), { url, reach, cipher: TEST_CIPHER });

  it("its secret is told once and kept sealed", async () => {
    const customer = await aQuietCustomer();
    const { secret } = valueOf(await add(customer, " https://example.com/hook "));
    expect(secret).toMatch(/^whsec_\w{32}$/);
    const stored = await webhookOf(customer.accountId);
    expect(stored).toMatchObject({ url: "https://example.com/hook" });
    expect(stored?.secretEncrypted).not.toContain(secret);
    expect(TEST_CIPHER.open(stored?.secretEncrypted ?? "")).toBe(secret);
  });

  it("refuses what may not be one, one that is there, and more than five, also in a race", async () => {
    const customer = await aQuietCustomer();
    expect(refusalOf(await add(customer, "http://example.com/")).code).toBe("url-not-allowed");
    valueOf(await add(customer, "https://example.com/1"));
    expect(refusalOf(await add(customer, "https://example.com/1")).code).toBe("webhook-exists");
    const raced = await Promise.all(
      Array.from({ length: 8 }, (_, index) => add(customer, `https://example.com/race/${index}`)),
    );
    expect(raced.filter(({ ok }) => ok)).toHaveLength(MOST_WEBHOOKS - 1);
    expect(refusalOf(await add(customer, "https://example.com/6"))).toEqual({
      code: "too-many-webhooks",
      rule: "R-ARR-2",
      most: MOST_WEBHOOKS,
    });
  });

  it("one test at a time; removing it gives up what waits, and nobody else's can be touched", async () => {
    const customer = await aQuietCustomer();
    const stranger = await aQuietCustomer();
    const { id: webhookId } = valueOf(await add(customer, "https://example.com/hook"));
    const context = as(db(), clock, customer);
    for (const deed of [testWebhook, resumeWebhook, deleteWebhook]) {
      const refused = await deed(as(db(), clock, stranger), { webhookId });
      expect(refusalOf(refused).code).toBe("webhook-not-found");
    }
    valueOf(await testWebhook(context, { webhookId }));
    expect(refusalOf(await testWebhook(context, { webhookId })).code).toBe("test-under-way");
    valueOf(await deleteWebhook(context, { webhookId }));
    const post = vi.fn<PostWebhook>(async () => ({ status: 200 }));
    expect(await deliver(0, post)).toBe(0);
    expect(refusalOf(await deleteWebhook(context, { webhookId })).code).toBe("webhook-not-found");
  });
});
