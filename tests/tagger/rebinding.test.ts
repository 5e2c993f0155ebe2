import { Resolver } from "node:dns/promises";

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createImageFetcher } from "@/lib/tagger/fetch-image";
import { openNameServer } from "@/tests/tagger/name-server";
import { openStage, says } from "@/tests/tagger/stage";
import { watchSockets, type WatchedSockets } from "@/tests/tagger/watched-sockets";

const PUBLIC = "93.184.215.14";
const PRIVATE = "10.0.0.1";

let stage: Awaited<ReturnType<typeof openStage>>;
let sockets: WatchedSockets;
const nameServers: Awaited<ReturnType<typeof openNameServer>>[] = [];

beforeAll(async () => {
  stage = await openStage();
  stage.answer = says("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
  sockets = watchSockets(stage.port);
});
afterAll(() => {
  sockets.restore();
  stage.close();
});
beforeEach(() => {
  sockets.addresses.length = 0;
});
afterEach(() => {
  for (const server of nameServers.splice(0)) server.close();
});

/** A fetcher that asks a name server of ours, over the network and with nothing remembered. */
async function asking(answers: (question: number) => readonly string[] | undefined) {
  const server = await openNameServer(answers);
  nameServers.push(server);
  const resolver = new Resolver({ timeout: 5_000, tries: 1 });
  resolver.setServers([server.address]);
  const settings = { resolve: (name: string) => resolver.resolve(name), timeLimitMs: 1_000 };
  return { server, resolver, fetchImage: createImageFetcher(settings) };
}

const taken = { ok: true, value: Buffer.from("x") };
const failed = { ok: false, refusal: "download-failed" };
const URL = "http://rebinding.example/a.png";

describe("a name whose answer changes is asked for once, and the address that was checked is used", () => {
  it.each([
    ["public first", 0],
    ["private first", 1],
  ])("%s, twenty times over", async (_, offset) => {
    const { server, fetchImage } = await asking((question) => [
      (question + offset) % 2 === 0 ? PUBLIC : PRIVATE,
    ]);
    for (let download = 0; download < 20; download += 1) {
      const isPublic = (download + offset) % 2 === 0;
      sockets.addresses.length = 0;
      expect(await fetchImage(URL, "1")).toEqual(isPublic ? taken : failed);
      expect(sockets.addresses).toEqual(isPublic ? [PUBLIC] : []);
      expect(server.questions).toHaveLength(download + 1);
    }
    expect(new Set(server.questions)).toEqual(new Set(["rebinding.example"]));
  });

  it.each([
    ["both in one answer", [PUBLIC, PRIVATE]],
    ["both, the private one first", [PRIVATE, PUBLIC]],
    ["no address", []],
  ])("%s is refused", async (_, addresses) => {
    const { server, fetchImage } = await asking(() => addresses);
    expect(await fetchImage(URL, "1")).toEqual(failed);
    expect(sockets.addresses).toEqual([]);
    expect(server.questions).toHaveLength(1);
  });

  it("a mapped address is refused", async () => {
    const { server, resolver } = await asking(() => ["0:0:0:0:0:ffff:7f00:1"]);
    const fetchImage = createImageFetcher({ resolve: (name) => resolver.resolve6(name) });
    expect(await fetchImage(URL, "1")).toEqual(failed);
    expect(sockets.addresses).toEqual([]);
    expect(server.questions).toHaveLength(1);
  });

  it("a name server that stays silent costs no more than the time of the download", async () => {
    const { fetchImage, resolver } = await asking(() => undefined);
    const start = performance.now();
    expect(await fetchImage(URL, "1")).toEqual(failed);
    expect(performance.now() - start).toBeLessThan(3_000);
    resolver.cancel();
  });
});
