import { randomUUID } from "node:crypto";

import { describe, expect, it } from "vitest";

import { liveVersion, liveVersions } from "@/db/queries/live";
import { clockAt } from "@/lib/clock";
import { closeService } from "@/lib/services/close-service";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { recharge } from "@/lib/services/recharge";
import { aBoughtPack, aCustomer, as } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-18T12:00:00"));

const aReader = () => aCustomer(database(), { clock, cash: "100.00", verified: true });
const version = ({ accountId }: { readonly accountId: string }) =>
  liveVersion(database(), accountId);

describe("the version of an account", () => {
  it("stays while nothing happens, and knows nothing of strangers", async () => {
    const [one, other] = [await aReader(), await aReader()];
    const before = await liveVersions(database(), [one.accountId, other.accountId]);
    expect(before.size).toBe(2);
    expect(await liveVersions(database(), [one.accountId, other.accountId])).toEqual(before);
    expect(await liveVersions(database(), ["999999999"])).toEqual(new Map());
    expect(await liveVersions(database(), [])).toEqual(new Map());
  });

  it.each<
    [string, (accountId: string, by: Awaited<ReturnType<typeof aReader>>) => Promise<unknown>]
  >([
    [
      "a call is counted",
      (accountId) =>
        recordCalls(database(), clock, [
          {
            accountId,
            key: randomUUID(),
            product: "general",
            edition: null,
            calls: 1,
            occurredAt: null,
          },
        ]),
    ],
    ["a pack is bought", (accountId) => aBoughtPack(database(), { clock, accountId })],
    [
      "money comes in",
      (_, by) =>
        recharge(as(database(), clock, by), {
          amount: "1.00",
          channel: "sandbox",
          requestKey: randomUUID(),
        }),
    ],
    ["the service is closed", (_, by) => closeService(as(database(), clock, by))],
  ])("is another when %s, and a stranger's is not", async (_, happen) => {
    const [one, other] = [await aReader(), await aReader()];
    const before = [await version(one), await version(other)];
    await happen(one.accountId, one);
    expect(await version(one)).not.toBe(before[0]);
    expect(await version(other)).toBe(before[1]);
  });
});
