import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";

import { verifySignature, type SignedRequest } from "@/lib/vendor/verify-signature";
import { authorization, EXAMPLE, signed } from "@/tests/vendor/sign";

const KEY = { secretKey: EXAMPLE.secretKey };
const lookup = async (secretId: string) => (secretId === EXAMPLE.secretId ? KEY : null);
const at = (timestamp: number) => new Date(timestamp * 1000);
const verify = (request: SignedRequest, seconds = 0) =>
  verifySignature(request, at(EXAMPLE.timestamp + seconds), lookup);

const PARTS: Parameters<typeof authorization>[0] = {
  secretId: EXAMPLE.secretId,
  date: "2019-02-25",
  service: "cvm",
  names: "content-type;host;x-tc-action",
  signature: EXAMPLE.signature,
};
const example = (parts: Partial<typeof PARTS> = {}): SignedRequest =>
  withHeaders({ authorization: authorization({ ...PARTS, ...parts }) });
const withHeaders = (headers: Record<string, string | undefined>): SignedRequest => ({
  ...EXAMPLE.request,
  headers: { ...EXAMPLE.request.headers, authorization: authorization(PARTS), ...headers },
});

const accepted = { ok: true, value: KEY };
const refused = (refusal: string) => ({ ok: false, refusal });
const signing = {
  secretId: EXAMPLE.secretId,
  secretKey: EXAMPLE.secretKey,
  timestamp: EXAMPLE.timestamp,
};
const request = (headers: Record<string, string> = {}): SignedRequest => ({
  ...EXAMPLE.request,
  headers: {
    "content-type": "application/json",
    host: "localhost:3001",
    "x-tc-action": "DetectLabelPro",
    ...headers,
  },
});

describe("the vendor's published example", () => {
  it("is accepted", async () => {
    expect(await verify(example())).toEqual(accepted);
  });

  it.each([
    [-301, refused("expired")],
    [-300, accepted],
    [299, accepted],
    [300, accepted],
    [301, refused("expired")],
  ])("%i seconds after its timestamp", async (seconds, answer) => {
    expect(await verify(example(), seconds)).toEqual(answer);
  });

  it("is refused with another body, action, host, query, path or method", async () => {
    const changes: Partial<SignedRequest>[] = [
      { body: Buffer.from("{}") },
      { rawQuery: "a=1" },
      { path: "/x" },
      { method: "GET" },
    ];
    for (const change of changes) {
      expect(await verify({ ...example(), ...change })).toEqual(refused("mismatch"));
    }
    expect(await verify(withHeaders({ "x-tc-action": "TerminateInstances" }))).toEqual(
      refused("mismatch"),
    );
    expect(await verify(withHeaders({ host: "evil.example" }))).toEqual(refused("mismatch"));
  });

  it("an unsigned header may be added", async () => {
    expect(await verify(withHeaders({ "x-tc-region": "ap-guangzhou" }))).toEqual(accepted);
  });
});

const withoutPort = (value: string, name: string) =>
  name === "host" ? value.replace(":3001", "") : value;

describe("every way in which clients sign is accepted", () => {
  it.each<[string, Parameters<typeof signed>[1]["written"]]>([
    ["the values as sent", (value) => value],
    ["the host without its port", withoutPort],
    ["values in lower case", (value) => value.toLowerCase()],
    ["lower case, without the port", (value, name) => withoutPort(value, name).toLowerCase()],
    [
      "lower case but for the content type",
      (value, name) => (name === "content-type" ? value : value.toLowerCase()),
    ],
  ])("%s", async (_, written) => {
    const names = ["content-type", "host", "x-tc-action"];
    const multipart = request({ "content-type": "multipart/form-data; boundary=AbC" });
    expect(await verify(signed(multipart, { ...signing, names, written }))).toEqual(accepted);
  });

  it.each(["tiia", "localhost:3001", "127", "localhost:3001/api"])(
    "a scope of service %s",
    async (service) => {
      expect(await verify(signed(request(), { ...signing, service }))).toEqual(accepted);
    },
  );

  it("a header may be signed that is empty", async () => {
    const names = ["content-type", "host", "x-tc-region"];
    const empty = signed(request({ "x-tc-region": "" }), { ...signing, names });
    expect(await verify(empty)).toEqual(accepted);
  });

  it("a GET signs its query as sent and no body", async () => {
    const get = {
      ...request(),
      method: "GET",
      rawQuery: "Scenes.1=NEWS&Scenes.0=WEB%20",
      body: Buffer.alloc(0),
    };
    expect(await verify(signed(get, signing))).toEqual(accepted);
  });
});

describe("what is no TC3 signature is malformed", () => {
  it.each([
    ["no authorization", withHeaders({ authorization: undefined })],
    ["SKIP", withHeaders({ authorization: "SKIP" })],
    [
      "another algorithm",
      withHeaders({ authorization: authorization(PARTS).replace("SHA256", "SHA1") }),
    ],
    ["no timestamp", withHeaders({ "x-tc-timestamp": undefined })],
    ["a timestamp in words", withHeaders({ "x-tc-timestamp": "now" })],
    ["a timestamp past all calendars", withHeaders({ "x-tc-timestamp": "999999999999" })],
    ["the day before", example({ date: "2019-02-24" })],
    ["the host is not signed", example({ names: "content-type;x-tc-action" })],
    ["the content type is not signed", example({ names: "host;x-tc-action" })],
    ["a header is signed twice", example({ names: "content-type;host;host" })],
    ["a header is signed that was not sent", example({ names: "content-type;host;x-tc-region" })],
    ["a signature in capitals", example({ signature: EXAMPLE.signature.toUpperCase() })],
    ["a short signature", example({ signature: EXAMPLE.signature.slice(1) })],
    ["an endless authorization", example({ service: "x".repeat(1_000) })],
  ])("%s", async (_, bad) => {
    expect(await verify(bad)).toEqual(refused("malformed"));
  });
});

describe("refusals come in order", () => {
  it("the day is that of the timestamp in UTC, not in Beijing", async () => {
    const evening = Date.UTC(2026, 0, 31, 20) / 1000; // 1 February, 04:00 in Beijing
    const sent = signed(request(), { ...signing, timestamp: evening });
    expect(sent.headers.authorization).toContain("/2026-01-31/");
    expect(await verifySignature(sent, at(evening), lookup)).toEqual(accepted);
  });

  it("expired before unknown, and a stranger's key is not even looked up", async () => {
    const asked = vi.fn(lookup);
    const stranger = signed(request(), { ...signing, secretId: "AKIDstranger" });
    const late = await verifySignature(stranger, at(EXAMPLE.timestamp + 301), asked);
    expect(late).toEqual(refused("expired"));
    expect(asked).not.toHaveBeenCalled();
    expect(await verify(stranger)).toEqual(refused("unknown-key"));
  });

  it("nobody can sign with the secret that stands in for unknown keys", async () => {
    const secretKey = "no such key, but the same amount of work";
    const stranger = signed(request(), { ...signing, secretId: "AKIDstranger", secretKey });
    expect(await verify(stranger)).toEqual(refused("unknown-key"));
  });

  it("another secret does not match", async () => {
    expect(await verify(signed(request(), { ...signing, secretKey: "other" }))).toEqual(
      refused("mismatch"),
    );
  });
});

it("no signature with one changed character is accepted", async () => {
  const hex = "0123456789abcdef";
  await fc.assert(
    fc.asyncProperty(fc.nat(63), fc.integer({ min: 1, max: 15 }), async (place, shift) => {
      const digit = hex[(hex.indexOf(EXAMPLE.signature[place] ?? "") + shift) % 16];
      const signature =
        EXAMPLE.signature.slice(0, place) + digit + EXAMPLE.signature.slice(place + 1);
      expect(await verify(example({ signature }))).toEqual(refused("mismatch"));
    }),
    { numRuns: 500 },
  );
});

it("no body with one changed byte is accepted", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(EXAMPLE.request.body.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (place, change) => {
        const body = Buffer.from(EXAMPLE.request.body);
        body[place] = (body[place] ?? 0) ^ change;
        expect(await verify({ ...example(), body })).toEqual(refused("mismatch"));
      },
    ),
    { numRuns: 200 },
  );
});
