import { describe, expect, it } from "vitest";

import { ok } from "@/lib/core/result";
import { signRequest } from "@/lib/vendor/sign-request";
import { verifySignature } from "@/lib/vendor/verify-signature";

const KEY = { secretId: "AKIDconsole", secretKey: "kept on the server" };
const NOW = new Date("2025-11-18T15:59:59Z");

/** As the door reads it once it came over the wire. */
function sent(host: string, body: string) {
  const bytes = Buffer.from(body);
  const headers = { host, ...signRequest(KEY, { host, service: "tiia", body: bytes }, NOW) };
  return { method: "POST", path: "/", rawQuery: "", headers, body: bytes };
}

const verified = (request: ReturnType<typeof sent>) =>
  verifySignature(request, NOW, async (secretId) => (secretId === KEY.secretId ? KEY : null));

describe("a request that the console signs", () => {
  it.each(["api.example.com", "localhost:3001", "api:3001"])(
    "is accepted by the door that customers' programs call: %s",
    async (host) => {
      expect(await verified(sent(host, '{"ImageBase64":"..."}'))).toEqual(ok(KEY));
    },
  );

  it("is refused where its body was changed on the way", async () => {
    const request = { ...sent("localhost:3001", "{}"), body: Buffer.from("[]") };
    expect(await verified(request)).toMatchObject({ ok: false, refusal: "mismatch" });
  });
});
