import { gzipSync } from "node:zlib";

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { isPublicAddress } from "@/lib/outbound/public-address";
import { createImageFetcher } from "@/lib/tagger/fetch-image";
import { ILLEGAL, LITERALS, NAMES, PUBLIC_ADDRESS } from "@/tests/tagger/ssrf-vectors";
import { openStage, repeats, says, type Answer } from "@/tests/tagger/stage";
import { watchSockets, type WatchedSockets } from "@/tests/tagger/watched-sockets";

let stage: Awaited<ReturnType<typeof openStage>>;
let sockets: WatchedSockets;
let known: readonly string[] = [];

const resolve = vi.fn(async (_name: string) => known);
// One fetcher for the whole table: a download that is never given back would soon refuse the rest.
const fetchImage = createImageFetcher({ resolve, timeLimitMs: 400 });

beforeAll(async () => {
  stage = await openStage();
  sockets = watchSockets(stage.port);
});
afterAll(() => {
  sockets.restore();
  stage.close();
});
beforeEach(() => {
  sockets.addresses.length = 0;
  resolve.mockClear();
});
afterEach(() => {
  expect(sockets.addresses.filter((address) => !isPublicAddress(address))).toEqual([]);
});

const illegal = { ok: false, refusal: "url-illegal" };
const failed = { ok: false, refusal: "download-failed" };
const tooLarge = { ok: false, refusal: "download-too-large" };

it("the watch sees what the fetcher connects to, and a trusted address is no exception", async () => {
  const trusting = createImageFetcher({ allowed: ["127.0.0.1:81"], timeLimitMs: 400 });
  expect(await trusting("http://127.0.0.1:81/", "1")).toEqual(failed);
  expect(sockets.addresses.splice(0)).toEqual(["127.0.0.1"]);
});

describe("an address that is written illegally is refused and nothing is asked", () => {
  it.each(ILLEGAL)("%s", async (_, url) => {
    expect(await fetchImage(url, "1")).toEqual(illegal);
    expect(resolve).not.toHaveBeenCalled();
    expect(sockets.addresses).toEqual([]);
  });
});

describe("an address that is not public is never connected to", () => {
  it.each(LITERALS)("%s", async (_, url) => {
    expect(await fetchImage(url, "1")).toEqual(failed);
    expect(resolve).not.toHaveBeenCalled();
    expect(sockets.addresses).toEqual([]);
  });
});

describe("a name with an address that is not public is looked up once and never connected to", () => {
  it.each(NAMES)("%s", async (_, url, name, addresses) => {
    known = addresses;
    expect(await fetchImage(url, "1")).toEqual(failed);
    expect(resolve.mock.calls).toEqual([[name]]);
    expect(sockets.addresses).toEqual([]);
  });
});

describe("what a public server answers leads nowhere else and keeps nothing waiting", () => {
  const HEAD = "HTTP/1.1 200 OK\r\n";
  const redirect = (status: number, to: string) =>
    says(`HTTP/1.1 ${status} Moved\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`);
  const encoded = (encoding: string) =>
    says(`${HEAD}Content-Encoding: ${encoding}\r\nContent-Length: 1\r\n\r\nx`);
  const bomb = gzipSync(Buffer.alloc(50_000_000));

  it.each<[what: string, answer: Answer, expected: unknown]>([
    ["301 to loopback", redirect(301, "http://127.0.0.1/"), failed],
    ["302 to metadata", redirect(302, "http://169.254.169.254/latest/"), failed],
    ["303 to a file", redirect(303, "file:///etc/passwd"), failed],
    ["307 to itself", redirect(307, `http://${PUBLIC_ADDRESS}/`), failed],
    ["308 to IPv6 loopback", redirect(308, "http://[::1]/"), failed],
    ["a place on 201", redirect(201, "http://127.0.0.1/"), failed],
    [
      "a refresh",
      says(`${HEAD}Refresh: 0; url=http://127.0.0.1/\r\nContent-Length: 1\r\n\r\nx`),
      1,
    ],
    ["part of a picture", says("HTTP/1.1 206 Part\r\nContent-Length: 1\r\n\r\nx"), failed],
    ["no content", says("HTTP/1.1 204 None\r\n\r\n"), failed],
    [
      "a proxy that wants a password",
      says("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"),
      failed,
    ],
    [
      "another protocol",
      says("HTTP/1.1 101 Go\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
      failed,
    ],
    ["no HTTP", says("220 ready\r\n"), failed],
    ["nothing", says(), failed],
    ["silence", () => undefined, failed],
    ["compressed: gzip", encoded("gzip"), failed],
    ["compressed: deflate", encoded("deflate"), failed],
    ["compressed: br", encoded("br"), failed],
    ["compressed twice", encoded("identity, gzip"), failed],
    [
      "a gzip bomb",
      says(`${HEAD}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`, bomb),
      failed,
    ],
    [
      "a gzip bomb as transfer encoding, which stays folded",
      says(
        `${HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n${bomb.length.toString(16)}\r\n`,
        bomb,
        "\r\n0\r\n\r\n",
      ),
      bomb.length,
    ],
    ["less than announced", says(`${HEAD}Content-Length: 100\r\n\r\nhalf`), failed],
    ["more than announced, which is left", says(`${HEAD}Content-Length: 1\r\n\r\nxyz`), 1],
    ["a length below zero", says(`${HEAD}Content-Length: -1\r\n\r\nx`), failed],
    ["a length that is no number", says(`${HEAD}Content-Length: 0x1\r\n\r\nx`), failed],
    ["two lengths", says(`${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nxy`), failed],
    [
      "a length beside chunks",
      says(`${HEAD}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
      failed,
    ],
    ["a chunk of no size", says(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`), failed],
    ["no length, endless", repeats(`${HEAD}\r\n`, "x".repeat(65_536)), tooLarge],
    [
      "a small length, endless chunks",
      repeats(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, `10000\r\n${"x".repeat(65_536)}\r\n`),
      tooLarge,
    ],
    ["endless headers", repeats(HEAD, "X-More: x\r\n".repeat(100)), failed],
    ["an endless header", repeats(`${HEAD}X: `, "x".repeat(1_000)), failed],
    ["endless promises", repeats("", "HTTP/1.1 100 Continue\r\n\r\n", 5), failed],
    ["endless hints", repeats("", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", 5), failed],
    [
      "an endless chunk extension",
      repeats(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1;`, "x".repeat(1_000)),
      failed,
    ],
    ["headers in a slow drip", repeats(HEAD, "X-More: x\r\n", 20), failed],
    ["a body in a slow drip", repeats(`${HEAD}\r\n`, ".", 20), failed],
  ])("%s", async (_, answer, expected) => {
    stage.answer = answer;
    const start = performance.now();
    const taken = await fetchImage(`http://${PUBLIC_ADDRESS}/a.png`, "1");
    expect(taken.ok ? taken.value.length : taken).toEqual(expected);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(sockets.addresses).toEqual([PUBLIC_ADDRESS]);
  });

  it("a TLS server that is none", async () => {
    stage.answer = says("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
    expect(await fetchImage(`https://${PUBLIC_ADDRESS}/a.png`, "1")).toEqual(failed);
    expect(sockets.addresses).toEqual([PUBLIC_ADDRESS]);
  });
});

describe("what is sent holds no line of the customer's own", () => {
  it.each([
    ["a line break", "/a\r\nX-Injected: 1", "/aX-Injected:%201"],
    ["an encoded line break", "/a%0d%0aX-Injected:%201", "/a%0d%0aX-Injected:%201"],
    ["a space and a version", "/a HTTP/1.1", "/a%20HTTP/1.1"],
    ["letters of another script", "/图?签=云", "/%E5%9B%BE?%E7%AD%BE=%E4%BA%91"],
  ])("%s", async (_, path, expected) => {
    stage.answer = says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    expect(await fetchImage(`http://${PUBLIC_ADDRESS}${path}`, "1")).toMatchObject({ ok: true });
    expect(stage.request.split("\r\n")).toEqual([
      `GET ${expected} HTTP/1.1`,
      `Host: ${PUBLIC_ADDRESS}`,
      "Accept-Encoding: identity",
      "Accept: image/*",
      "Connection: close",
      "",
      "",
    ]);
  });
});
