import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { callsByKey, keysOf } from "@/db/queries/keys";
import { failedCalls } from "@/db/queries/usage-failures";
import { systemClock } from "@/lib/clock";
import { KEY_SCOPES, type KeyScope } from "@/lib/core/api-key";
import { disableKey } from "@/lib/services/keys/disable-key";
import { readKeyRights } from "@/lib/services/keys/key-rights";
import { rotateKey } from "@/lib/services/keys/rotate-key";
import { setKeyRights } from "@/lib/services/keys/set-key-rights";
import { CIPHER, useApi } from "@/tests/rest/api";
import { as, valueOf } from "@/tests/support/factories";
import { serveApi } from "@/tests/vendor/served-api";

const api = useApi();
const NOW = "2025-11-10T10:00:00+08:00";
const IMAGE = { ImageBase64: Buffer.from("picture").toString("base64") };
const NOVEMBER = { from: new Date("2025-11-01"), to: new Date("2025-12-01") };

let served: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  served = await serveApi(api().db);
});
afterAll(() => served.close());

type Wish = { readonly scopes?: readonly KeyScope[]; readonly addresses?: readonly string[] };
const rightsOf = (wish: Wish) =>
  valueOf(readKeyRights({ scopes: KEY_SCOPES, addresses: [], ...wish }));

/** An account on a test clock whose key has the rights named. */
async function anAccount(wish: Wish = {}) {
  const account = await api().account({ now: NOW });
  const own = as(api().db, systemClock, {
    kind: "customer",
    accountId: account.id,
    by: "tests",
  });
  const pair: { secretId: string; secretKey: string } = account;
  valueOf(await setKeyRights(own, { secretId: pair.secretId, rights: rightsOf(wish) }));
  return { ...account, ...pair, own };
}

describe("D-33 · a key through the vendor's own SDK", () => {
  it.each([
    ["tagging alone", ["tiia"], "tags", "AuthFailure.UnauthorizedOperation"],
    ["billing alone", ["billing"], "AuthFailure.UnauthorizedOperation", "reads"],
    ["both", ["tiia", "billing"], "tags", "reads"],
  ] as const)("that may do %s", async (_, scopes, tagging, billing) => {
    const account = await anAccount({ scopes });
    const outcome = (call: Promise<unknown>, done: string) =>
      call.then(
        () => done,
        ({ code }: { code: string }) => code,
      );
    expect(await outcome(served.tiia(account).DetectLabelPro(IMAGE), "tags")).toBe(tagging);
    expect(await outcome(served.billing(account).DescribeAccountBalance({}), "reads")).toBe(
      billing,
    );
  });

  it.each([
    ["zh-CN", "来源 IP 127.0.0.1 不在该密钥的 IP 白名单内。"],
    ["en-US", "The source IP 127.0.0.1 is not on the allow-list of this key."],
  ] as const)(
    "used from elsewhere is refused in %s, logged, and not billed",
    async (language, message) => {
      const account = await anAccount({ addresses: ["192.0.2.0/24", "2001:db8::/32"] });
      await expect(
        served.billing(account, { language }).DescribeAccountBalance({}),
      ).rejects.toMatchObject({ code: "IpNotInWhitelist", message });
      await expect(served.tiia(account).DetectLabelPro(IMAGE)).rejects.toMatchObject({
        code: "IpNotInWhitelist",
      });
      expect((await account.seen("/usage")).items).toEqual([]);
      expect(await failedCalls(api().db, account.id, NOVEMBER)).toMatchObject([
        { action: "DescribeAccountBalance", code: "IpNotInWhitelist", calls: 1 },
        { action: "DetectLabelPro", code: "IpNotInWhitelist", calls: 1 },
      ]);

      const rights = rightsOf({ addresses: ["127.0.0.0/8"] });
      valueOf(await setKeyRights(account.own, { secretId: account.secretId, rights }));
      expect((await served.tiia(account).DetectLabelPro(IMAGE)).Labels).toHaveLength(1);
    },
  );

  it("that was rotated works beside its successor for 24 hours of its account, and counts its own calls", async () => {
    const account = await anAccount();
    const successor = valueOf(
      await rotateKey(account.own, { secretId: account.secretId, cipher: CIPHER }),
    );
    await served.tiia(account).DetectLabelPro(IMAGE);
    await served.tiia(successor).DetectLabel({ ...IMAGE, Scenes: ["CAMERA", "ALBUM"] });
    const secretIds = [account.secretId, successor.secretId];
    expect(await callsByKey(api().db, account.id, { secretIds, ...NOVEMBER })).toEqual(
      new Map([
        [account.secretId, 1],
        [successor.secretId, 2],
      ]),
    );

    await account.advance("2025-11-11T09:59:59.999+08:00");
    await served.tiia(account).DetectLabelPro(IMAGE);
    await account.advance("2025-11-11T10:00:00+08:00");
    await expect(served.tiia(account).DetectLabelPro(IMAGE)).rejects.toMatchObject({
      code: "AuthFailure.SecretIdNotFound",
    });
    await served.tiia(successor).DetectLabelPro(IMAGE);
    const [only, ...others] = await keysOf(api().db, account.id, successor.oldStopsAt);
    expect([only?.secretId, others]).toEqual([successor.secretId, []]);
  });

  it("that was disabled is refused at once", async () => {
    const account = await anAccount();
    valueOf(await disableKey(account.own, { secretId: account.secretId }));
    await expect(served.tiia(account).DetectLabelPro(IMAGE)).rejects.toMatchObject({
      code: "AuthFailure.SecretIdNotFound",
    });
  });
});
