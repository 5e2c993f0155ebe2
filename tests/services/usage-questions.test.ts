import { randomUUID } from "node:crypto";

import { describe, expect, it } from "vitest";

import { busiestHour, everCalled } from "@/db/queries/usage";
import { everyKeyOf, usageByKey, usageOfKey } from "@/db/queries/usage-by-key";
import { failedCalls, failuresOverTime } from "@/db/queries/usage-failures";
import { clockAt } from "@/lib/clock";
import type { Customer } from "@/lib/services/context";
import { cipherOf } from "@/lib/services/crypt";
import { createKey } from "@/lib/services/keys/create-key";
import { deleteKey } from "@/lib/services/keys/delete-key";
import { EVERY_RIGHT } from "@/lib/services/keys/key-rights";
import { logFailure } from "@/lib/services/metering/log-failure";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { aCustomer, as, valueOf } from "@/tests/support/factories";
import { shanghai } from "@/tests/support/shanghai";
import { useDatabase } from "@/tests/support/test-database";

const database = useDatabase();
const clock = clockAt(shanghai("2025-11-20T12:00"));
const cipher = cipherOf("5a".repeat(32));
const RANGE = { from: shanghai("2025-11-18T00:00"), to: shanghai("2025-11-20T00:00") };

const aCaller = () => aCustomer(database(), { clock: activatedAt, activated: true });
const activatedAt = clockAt(shanghai("2025-11-01T08:00"));

const aKey = async (customer: Customer, name: string): Promise<string> => {
  const made = await createKey(as(database(), clock, customer), {
    name,
    rights: EVERY_RIGHT,
    cipher,
  });
  return valueOf(made).secretId;
};

async function called(
  { accountId }: Customer,
  at: string,
  calls: number,
  { secretId, product = "general" }: { secretId?: string; product?: "general" | "legacy" } = {},
): Promise<void> {
  const [answer] = await recordCalls(database(), clock, [
    {
      accountId,
      key: randomUUID(),
      product,
      edition: product === "legacy" ? "web" : null,
      calls,
      occurredAt: shanghai(at),
      ...(secretId ? { secretId } : {}),
    },
  ]);
  expect(answer?.outcome).toBe("recorded");
}

describe("usage by key", () => {
  it("R-USE-8, R-TIME-2 · counts what a key signed by day of the Shanghai calendar, and who paid", async () => {
    const customer = await aCaller();
    const [key, other] = [await aKey(customer, "生产"), await aKey(customer, "测试")];
    await called(customer, "2025-11-17T23:59:59", 7, { secretId: key });
    await called(customer, "2025-11-18T00:00", 900, { secretId: key });
    await called(customer, "2025-11-18T23:59:59", 200, { secretId: key });
    await called(customer, "2025-11-19T10:00", 30, { secretId: key, product: "legacy" });
    await called(customer, "2025-11-19T11:00", 5, { secretId: other });
    await called(customer, "2025-11-19T11:30", 4);
    await called(customer, "2025-11-20T00:00", 1, { secretId: key });

    const { accountId } = customer;
    const question = { ...RANGE, by: "day" } as const;
    expect(await usageOfKey(database(), accountId, key, question)).toMatchObject([
      {
        at: shanghai("2025-11-18T00:00"),
        product: "general",
        calls: 1100,
        free: 993,
        postpaid: 107,
      },
      { at: shanghai("2025-11-19T00:00"), product: "legacy", edition: "web", calls: 30 },
    ]);
    expect(await usageByKey(database(), accountId, [key, other], question)).toEqual([
      { at: shanghai("2025-11-18T00:00"), secretId: key, calls: 1100 },
      ...[key, other].toSorted().map((secretId) => ({
        at: shanghai("2025-11-19T00:00"),
        secretId,
        calls: secretId === key ? 30 : 5,
      })),
    ]);
    const general = { ...question, by: "hour", product: "general" } as const;
    expect(await usageByKey(database(), accountId, [other], general)).toEqual([
      { at: shanghai("2025-11-19T11:00"), secretId: other, calls: 5 },
    ]);
  });

  it("names keys that were deleted since, and answers nothing about another account's", async () => {
    const [customer, stranger] = [await aCaller(), await aCaller()];
    const key = await aKey(customer, "旧");
    await called(customer, "2025-11-18T09:00", 3, { secretId: key });
    await deleteKey(as(database(), clock, customer), { secretId: key });
    expect(await everyKeyOf(database(), customer.accountId)).toEqual([
      { secretId: key, name: "旧", deletedAt: clock.now() },
    ]);
    const question = { ...RANGE, by: "day" } as const;
    expect(await usageOfKey(database(), customer.accountId, key, question)).toHaveLength(1);
    expect(await usageOfKey(database(), stranger.accountId, key, question)).toEqual([]);
    expect(await usageByKey(database(), stranger.accountId, [], question)).toEqual([]);
  });
});

describe("the busiest hour", () => {
  it("is the one with the most calls of what is asked about, the earlier of two alike", async () => {
    const customer = await aCaller();
    const { accountId } = customer;
    expect(await busiestHour(database(), accountId, RANGE)).toBeNull();
    expect(await everCalled(database(), accountId)).toBe(false);
    await called(customer, "2025-11-18T09:10", 6);
    await called(customer, "2025-11-18T09:50", 4, { product: "legacy" });
    await called(customer, "2025-11-19T20:00", 10);
    expect(await busiestHour(database(), accountId, RANGE)).toEqual({
      at: shanghai("2025-11-18T09:00"),
      calls: 10,
    });
    const general = { ...RANGE, product: "general" } as const;
    expect(await busiestHour(database(), accountId, general)).toMatchObject({ calls: 10 });
    const legacy = { ...RANGE, product: "legacy" } as const;
    expect(await busiestHour(database(), accountId, legacy)).toMatchObject({ calls: 4 });
    expect(await everCalled(database(), accountId)).toBe(true);
  });
});

describe("failures", () => {
  it("R-USE-1 · are counted by code and over time, for some actions or for all", async () => {
    const { accountId } = await aCaller();
    const failed = (at: string, action: string, code: string) =>
      logFailure(database(), { accountId, at: shanghai(at), action, code });
    await failed("2025-11-18T09:10", "DetectLabelPro", "RequestLimitExceeded");
    await failed("2025-11-18T09:20", "DetectLabelPro", "RequestLimitExceeded");
    await failed("2025-11-18T10:00", "DetectLabel", "FailedOperation.RpcFail");
    await failed("2025-11-19T09:00", "DescribeBillList", "InvalidParameter");
    await failed("2025-11-20T00:00", "DetectLabelPro", "RequestLimitExceeded");

    expect(await failedCalls(database(), accountId, RANGE)).toMatchObject([
      { action: "DetectLabelPro", code: "RequestLimitExceeded", calls: 2 },
      { action: "DescribeBillList", calls: 1 },
      { action: "DetectLabel", calls: 1 },
    ]);
    const tagging = { ...RANGE, actions: ["DetectLabelPro", "DetectLabel"] };
    expect(await failuresOverTime(database(), accountId, "day", tagging)).toEqual([
      { at: shanghai("2025-11-18T00:00"), calls: 3 },
    ]);
    expect(await failuresOverTime(database(), accountId, "hour", tagging)).toEqual([
      { at: shanghai("2025-11-18T09:00"), calls: 2 },
      { at: shanghai("2025-11-18T10:00"), calls: 1 },
    ]);
  });
});
