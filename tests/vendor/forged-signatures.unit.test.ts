import * as fc from "fast-check";
import { expect, it } from "vitest";

import { ok } from "@/lib/core/result";
import { vendorDoor } from "@/lib/vendor/door";
import type { VendorRequest } from "@/lib/vendor/request";
import { verifySignature, type SignedRequest } from "@/lib/vendor/verify-signature";
import { EXAMPLE, signed } from "@/tests/vendor/sign";

const KEY = { secretKey: EXAMPLE.secretKey };
const lookup = async (secretId: string) => (secretId === EXAMPLE.secretId ? KEY : null);
const signing = {
  secretId: EXAMPLE.secretId,
  secretKey: EXAMPLE.secretKey,
  timestamp: EXAMPLE.timestamp,
  names: ["content-type", "host", "x-tc-action"],
};

/** What the signature covers, and the signature itself. */
const PARTS = [
  "method",
  "path",
  "query",
  "body",
  "host",
  "content-type",
  "action",
  "time",
  "authorization",
] as const;

/** A genuine request: a POST, or a GET, whose query is signed instead of a body. */
const genuine = (method: "GET" | "POST"): SignedRequest =>
  signed(
    {
      ...EXAMPLE.request,
      method,
      rawQuery: "Limit=1&Offset=20",
      headers: { ...EXAMPLE.request.headers, "content-type": "application/json" },
    },
    signing,
  );

const flipped = (text: string, place: number, bit: number): string => {
  const at = place % text.length;
  const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit));
  return text.slice(0, at) + other + text.slice(at + 1);
};

const HEADER_OF = {
  host: "host",
  "content-type": "content-type",
  action: "x-tc-action",
  time: "x-tc-timestamp",
  authorization: "authorization",
} as const;

/** The same request with one bit of one part turned over. */
function forged(
  request: SignedRequest,
  part: (typeof PARTS)[number],
  place: number,
  bit: number,
): SignedRequest {
  switch (part) {
    case "method":
      return { ...request, method: flipped(request.method, place, bit) };
    case "path":
      return { ...request, path: flipped(request.path, place, bit) };
    case "query":
      return { ...request, rawQuery: flipped(request.rawQuery, place, bit) };
    case "body": {
      const body = Buffer.from(request.body);
      const at = place % body.length;
      body[at] = (body[at] ?? 0) ^ (1 << bit);
      return { ...request, body };
    }
    default: {
      const name = HEADER_OF[part];
      const value = flipped(String(request.headers[name]), place, bit);
      return { ...request, headers: { ...request.headers, [name]: value } };
    }
  }
}

/**
 * The vendor signs header values in lower case too, so there a letter's case says nothing: the same request. Nor does the
 * body of a GET, which nobody reads.
 */
function isSameRequest(one: SignedRequest, other: SignedRequest): boolean {
  const meaning = ({ headers, body, ...request }: SignedRequest) => ({
    ...request,
    ...(request.method === "GET" ? {} : { body: body.toString("hex") }),
    headers: [headers.host, headers["content-type"], headers["x-tc-action"]].map((value) =>
      String(value).toLowerCase().trim(),
    ),
    time: headers["x-tc-timestamp"],
    authorization: headers.authorization,
  });
  return JSON.stringify(meaning(one)) === JSON.stringify(meaning(other));
}

it("of 500 requests with one bit turned over in any part, none is accepted", async () => {
  const seen = { forgeries: 0, accepted: 0, parts: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("GET", "POST"),
      fc.constantFrom(...PARTS),
      fc.nat(1_000),
      fc.nat(7),
      async (method, part, place, bit) => {
        const real = genuine(method);
        const forgery = forged(real, part, place, bit);
        fc.pre(!isSameRequest(real, forgery));
        const answer = await verifySignature(forgery, new Date(EXAMPLE.timestamp * 1000), lookup);
        seen.forgeries += 1;
        seen.parts.add(part);
        if (answer.ok) seen.accepted += 1;
        expect(answer.ok).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
  expect(seen).toMatchObject({ forgeries: 500, accepted: 0 });
  expect(seen.parts).toEqual(new Set(PARTS));
});

it("the genuine ones are accepted, so it is the bit that is refused", async () => {
  for (const method of ["GET", "POST"] as const) {
    const now = new Date(EXAMPLE.timestamp * 1000);
    expect(await verifySignature(genuine(method), now, lookup)).toEqual({ ok: true, value: KEY });
  }
});

it.each([
  [299, "InvalidAction"],
  [300, "InvalidAction"],
  [301, "AuthFailure.SignatureExpire"],
  [-301, "AuthFailure.SignatureExpire"],
])("a recorded request that is sent again %i seconds after its time: %s", async (seconds, code) => {
  const door = vendorDoor({
    clock: { now: () => new Date((EXAMPLE.timestamp + seconds) * 1000) },
    findKey: async () => ({
      ...KEY,
      accountId: "100001",
      keyId: "key-1",
      works: true,
      scopes: ["tiia"],
      addresses: [],
      requestsPerSecond: 20,
      standing: ok(undefined),
    }),
    logFailure: async () => {},
    noteUse: () => {},
    newRequestId: () => "request",
    actions: [],
  });
  const recorded: VendorRequest = { ...genuine("POST"), remoteAddress: "" };
  const again = { ...recorded, headers: { ...recorded.headers, "x-tc-version": "2019-05-29" } };
  const { body } = await door(again);
  expect(JSON.parse(body)).toMatchObject({ Response: { Error: { Code: code } } });
});
