import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import { createImageFetcher, type FetchSettings } from "@/lib/tagger/fetch-image";
import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";

const servers: Server[] = [];

/** Starts a server that answers everything so, and a fetcher that may ask it. */
async function serving(listener: RequestListener, settings: FetchSettings = {}) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetchImage = createImageFetcher({ allowed: [host], ...settings });
  return {
    host,
    fetch: (path = "/a.png", account = "1") => fetchImage(`http://${host}${path}`, account),
  };
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const failed = { ok: false, refusal: "download-failed" };
const MEGABYTE = Buffer.alloc(1024 * 1024, 1);

describe("what comes back", () => {
  it("is asked for without a proxy, by the checked address, under the name of the URL", async () => {
    const seen: unknown[] = [];
    const { host } = await serving((request, response) => {
      seen.push(request.headers.host, request.headers["accept-encoding"], request.url);
      response.end(MEGABYTE);
    });
    const named = host.replace("127.0.0.1", "pictures.example");
    const fetchImage = createImageFetcher({ allowed: [named], resolve: async () => ["127.0.0.1"] });
    const answer = await fetchImage(`http://${named}/a%20b.png?x=1#part`, "1");
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.value.equals(MEGABYTE)).toBe(true);
    expect(seen).toEqual([named, "identity", "/a%20b.png?x=1"]);
  });

  it.each<[string, RequestListener]>([
    [
      "a redirect",
      (_, response) => response.writeHead(302, { location: "http://127.0.0.1/" }).end(),
    ],
    ["an error", (_, response) => response.writeHead(404).end("no")],
    [
      "a compressed answer",
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("x"),
    ],
    ["a connection that breaks", (request) => request.socket.destroy()],
    [
      "an answer that breaks off",
      (request, response) => {
        response.writeHead(200, { "content-length": "100" }).write("half");
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
  ])("%s is the same refusal", async (_, listener) => {
    const { fetch } = await serving(listener);
    expect(await fetch()).toEqual(failed);
  });

  it("exactly 3 MiB are taken, one byte more is not", async () => {
    const { fetch } = await serving((request, response) => {
      response.end(Buffer.alloc(MAX_IMAGE_BYTES + (request.url === "/more" ? 1 : 0)));
    });
    expect(await fetch("/full")).toMatchObject({ ok: true });
    expect(await fetch("/more")).toEqual({ ok: false, refusal: "download-too-large" });
  });

  it("a flood without an announced length is stopped", async () => {
    const { fetch } = await serving((_, response) => {
      const pour = () => {
        while (response.writable && response.write(MEGABYTE));
      };
      response.on("drain", pour);
      pour();
    });
    expect(await fetch()).toEqual({ ok: false, refusal: "download-too-large" });
  });
});

describe("time is limited in all", () => {
  it.each<[string, RequestListener]>([
    ["silence", () => undefined],
    [
      "a slow drip",
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write("."), 20);
        response.on("close", () => clearInterval(drip));
      },
    ],
  ])("%s", async (_, listener) => {
    const { fetch } = await serving(listener, { timeLimitMs: 200 });
    const start = performance.now();
    expect(await fetch()).toEqual(failed);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it("a look-up that does not end", async () => {
    const fetchImage = createImageFetcher({
      resolve: () => new Promise(() => undefined),
      timeLimitMs: 100,
    });
    expect(await fetchImage("http://example.com/", "1")).toEqual(failed);
  });
});

it("two downloads at once for an account and eight in all; what ends makes room", async () => {
  const { fetch } = await serving((_, response) => setTimeout(() => response.end("x"), 150));
  const accounts = ["1", "1", "1", "2", "2", "3", "3", "4", "4", "5"];
  const answers = await Promise.all(accounts.map((account) => fetch("/", account)));
  expect(answers.map(({ ok }) => ok)).toEqual([
    true,
    true,
    false,
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(answers[2]).toEqual({ ok: false, refusal: "too-many-downloads" });
  expect(await fetch("/", "5")).toMatchObject({ ok: true });
});
