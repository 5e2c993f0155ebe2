import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { afterEach, describe, expect, it } from "vitest";

import { readEnv } from "@/lib/env";
import { createUpstreamTagger } from "@/lib/tagger/upstream-tagger";
import { bmp, photo, png } from "@/tests/tagger/pictures";
import { vendorCode } from "@/tests/tagger/vendor-code";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A model of the operator's own that answers everything so, and a tagger that asks it. */
async function asking(listener: RequestListener, timeLimitMs = 2_000) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tag?key=1`;
  const reported: unknown[] = [];
  const report = (error: unknown) => reported.push(error);
  return { tagger: createUpstreamTagger({ url, report, timeLimitMs }), reported };
}

const CAT = {
  nameZh: "猫",
  nameEn: "cat",
  firstCategoryZh: "动物",
  firstCategoryEn: "Animals",
  secondCategoryZh: "宠物",
  secondCategoryEn: "Pets",
  confidence: 90,
};
const says =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, { "Content-Type": "application/json", ...headers }).end(body);
const labels = (...list: readonly unknown[]) => says(JSON.stringify({ labels: list }));

describe("D-32 · a model of the operator's own is given the picture and believed", () => {
  it.each([
    ["image/jpeg", photo("cat")],
    ["image/png", png({ width: 1, height: 1 }, [Buffer.alloc(3)])],
    ["image/bmp", bmp({ width: 1, height: 1, bits: 24, rows: Buffer.alloc(4) })],
  ])("%s is posted as it is", async (type, picture) => {
    const seen: unknown[] = [];
    const { tagger } = await asking(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      const { "content-type": contentType, "content-length": length } = request.headers;
      seen.push(request.method, request.url, contentType, length, body.equals(picture));
      labels(CAT)(request, response);
    });
    expect(await tagger.tag(picture)).toEqual({ ok: true, value: [CAT] });
    expect(seen).toEqual(["POST", "/tag?key=1", type, String(picture.length), true]);
  });

  it("labels come surest first, each name once, and none is an answer too", async () => {
    const dog = { ...CAT, nameEn: "dog", confidence: 95 };
    const sure = { ...CAT, confidence: 91 };
    const { tagger } = await asking(labels(CAT, dog, sure));
    expect(await tagger.tag(photo("cat"))).toEqual({ ok: true, value: [dog, sure] });
    const silent = await asking(labels());
    expect(await silent.tagger.tag(photo("cat"))).toEqual({ ok: true, value: [] });
  });

  it("what it says beside the labels is left out", async () => {
    const { tagger } = await asking(labels({ ...CAT, box: [1, 2, 3, 4] }));
    expect(await tagger.tag(photo("cat"))).toEqual({ ok: true, value: [CAT] });
  });
});

describe("D-32 · whatever is wrong with its answer is one code, told to the operator", () => {
  const full = JSON.stringify({ labels: [CAT] });
  const ofLength = (bytes: number) => full + " ".repeat(bytes - Buffer.byteLength(full));

  it.each<[string, RequestListener]>([
    ["a redirect", (_, response) => response.writeHead(307, { Location: "/other" }).end()],
    ["an error", (_, response) => response.writeHead(500).end(full)],
    ["another success", (_, response) => response.writeHead(204).end()],
    ["no JSON", says("<html>")],
    ["half of it", says(full.slice(0, -5))],
    ["a bare list", says(JSON.stringify([CAT]))],
    ["a label without a category", labels({ ...CAT, firstCategoryZh: undefined })],
    ["a label without a name", labels({ ...CAT, nameZh: " " })],
    ["a name of 101 characters", labels({ ...CAT, nameEn: "x".repeat(101) })],
    ["confidence above 100", labels({ ...CAT, confidence: 101 })],
    ["confidence below 0", labels({ ...CAT, confidence: -1 })],
    ["confidence from 0 to 1", labels({ ...CAT, confidence: 0.9 })],
    ["64 KiB and a byte", says(ofLength(64 * 1024 + 1))],
    [
      "64 KiB and a byte once unfolded",
      says(gzipSync(ofLength(64 * 1024 + 1)), { "Content-Encoding": "gzip" }),
    ],
    ["a broken connection", (request) => request.socket.destroy()],
  ])("%s", async (_, listener) => {
    const { tagger, reported } = await asking(listener);
    expect(await vendorCode(tagger, photo("cat"))).toBe("FailedOperation.RpcFail");
    expect(reported).toHaveLength(1);
  });

  it("exactly 64 KiB are taken", async () => {
    const { tagger } = await asking(says(ofLength(64 * 1024)));
    expect(await vendorCode(tagger, photo("cat"))).toBe("tagged");
  });

  it("nobody there", async () => {
    const { tagger, reported } = await asking(labels());
    for (const server of servers.splice(0)) server.close();
    expect(await vendorCode(tagger, photo("cat"))).toBe("FailedOperation.RpcFail");
    expect(reported).toHaveLength(1);
  });

  it.each<[string, RequestListener]>([
    ["silence", () => undefined],
    [
      "a slow drip",
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
    ],
  ])("%s is a time-out", async (_, listener) => {
    const { tagger, reported } = await asking(listener, 200);
    expect(await vendorCode(tagger, photo("cat"))).toBe("FailedOperation.RequestTimeout");
    expect(reported).toHaveLength(1);
  });
});

it.each([
  ["InvalidParameterValue.ImageEmpty", Buffer.alloc(0)],
  ["FailedOperation.ImageNotSupported", Buffer.from("GIF89a")],
  ["FailedOperation.ImageDecodeFailed", photo("cat").subarray(0, 9_000)],
  ["FailedOperation.ImageUnQualified", png({ width: 9_000, height: 9_000 }, [Buffer.alloc(1)])],
])("D-32 · a picture that may not be decoded is not posted: %s", async (code, picture) => {
  let asked = 0;
  const { tagger } = await asking(() => (asked += 1));
  expect(await vendorCode(tagger, picture)).toBe(code);
  expect(asked).toBe(0);
});

describe("D-32 · TAGGER_URL", () => {
  const settings = {
    DATABASE_URL: "postgres://localhost/tuqian",
    AUTH_SECRET: "a".repeat(32),
    ENCRYPTION_KEY: "0".repeat(64),
  } as unknown as NodeJS.ProcessEnv;
  const taggerUrl = (TAGGER_URL?: string) =>
    readEnv({ ...settings, ...(TAGGER_URL !== undefined && { TAGGER_URL }) }).taggerUrl;

  it("may be private, and need not be set", () => {
    expect(taggerUrl("http://10.0.0.1:8000/tag")).toBe("http://10.0.0.1:8000/tag");
    expect(taggerUrl()).toBeNull();
  });

  it.each(["", "tagger:8000", "ftp://tagger/", "http://me@tagger/", "http://:secret@tagger/"])(
    "%j is refused by name when the process starts",
    (url) => expect(() => taggerUrl(url)).toThrow(/TAGGER_URL/),
  );
});
