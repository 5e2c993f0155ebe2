import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { keysOf } from "@/db/queries/keys";
import { useApi } from "@/tests/rest/api";
import { playStory, type Story } from "@/tests/vendor/billing-story";
import { faultsOf } from "@/tests/vendor/sdk-types";
import { serveApi, type Manner } from "@/tests/vendor/served-api";

const api = useApi();
let story: Story;
let served: Awaited<ReturnType<typeof serveApi>>;

beforeAll(async () => {
  served = await serveApi(api().db);
  story = await playStory(api(), api().db);
});
afterAll(() => served.close());

type Billing = ReturnType<Awaited<ReturnType<typeof serveApi>>["billing"]>;
/** Actions by their names, whatever each of them is asked. */
type Actions = Record<string, (parameters: object) => Promise<object>>;

const time = { StartTime: "2025-09-01 00:00:00", EndTime: "2025-11-30 23:59:59" };
const rows = { Offset: 0, Limit: 100 };
const pages = { Offset: 1, Limit: 20 };
const month = (name: string) => ({ BeginTime: name, EndTime: name });

const ask = (name: string, parameters: object, manner?: Manner) => {
  const client: Billing = served.billing(story.account, manner);
  return (client as unknown as Actions)[name]!(parameters);
};

describe("every answer has each field of the SDK's types, and no other", () => {
  const ASKED: readonly (readonly [name: string, parameters: object])[] = [
    ["DescribeAccountBalance", {}],
    ["DescribeBillList", { ...time, ...rows }],
    ["DescribeBillSummary", { Month: "2025-09", GroupType: "payMode" }],
    ["DescribeBillSummaryByProduct", month("2025-09")],
    ["DescribeBillSummaryByPayMode", month("2025-10")],
    ["DescribeBillSummaryByRegion", month("2025-09")],
    ["DescribeBillSummaryByProject", month("2025-09")],
    ["DescribeBillSummaryByTag", { ...month("2025-09"), TagKey: "team" }],
    ["DescribeBillDetail", { Month: "2025-09", ...rows }],
    ["DescribeBillDetail", { Month: "2025-10", ...rows }],
    ["DescribeBillResourceSummary", { Month: "2025-09", ...rows }],
    ["DescribeBillResourceSummary", { Month: "2025-10", ...rows, NeedRecordNum: 1 }],
    ["DescribeDealsByCond", { ...time, Limit: 20, StatusSet: [1, 4, 7] }],
    ["DescribeDealsByCond", { ...time, Limit: 201 }],
    ["DescribeVoucherInfo", pages],
    ["DescribeCostSummaryByProduct", { ...month("2025-09"), ...rows }],
    ["DescribeCostSummaryByProduct", { ...month("2025-10"), ...rows, NeedRecordNum: 1 }],
    ["DescribeCostDetail", { Month: "2025-09", ...rows }],
    ["DescribeCostDetail", { Month: "2025-10", ...rows, NeedRecordNum: 1 }],
  ];

  it.each(ASKED)("%s %j", async (name, parameters) => {
    const answer = await ask(name, parameters);
    expect(faultsOf("billing", `${name}Response`, answer)).toEqual([]);
    const english = await ask(name, parameters, { language: "en-US" });
    expect(faultsOf("billing", `${name}Response`, english)).toEqual([]);
    // What a person wrote, the reason of a correction, stays as it was written.
    expect(JSON.stringify(english).replaceAll("重复上报", "")).not.toMatch(/\p{Script=Han}/u);
  });

  it("by GET, where all is text, the same", async () => {
    const parameters = { ...time, ...rows, PayType: ["deduct", "return"], SubPayType: undefined };
    const byPost: object = await ask("DescribeBillList", parameters);
    const byGet: object = await ask("DescribeBillList", parameters, { reqMethod: "GET" });
    expect(byGet).toEqual({ ...byPost, RequestId: expect.any(String) });
  });

  it("DescribeVoucherUsageDetails of both vouchers", async () => {
    for (const VoucherId of Object.values(story.vouchers)) {
      const answer = await ask("DescribeVoucherUsageDetails", { ...pages, VoucherId });
      expect(faultsOf("billing", "DescribeVoucherUsageDetailsResponse", answer)).toEqual([]);
    }
  });

  it("reading bills is a use of the key, and no call that is billed", async () => {
    const now = new Date("2025-11-10T10:00:00+08:00");
    const account = await api().account({ now: now.toISOString() });
    await served.billing(account).DescribeAccountBalance({});
    await expect
      .poll(async () => (await keysOf(api().db, account.id, now))[0]?.lastUsedAt)
      .toEqual(now);
    expect((await account.seen("/usage")).items).toEqual([]);
  });

  it("an account where nothing ever happened: the same fields, empty", async () => {
    const nobody = served.billing(await api().account({ activated: false }));
    const answers: Readonly<Record<string, object>> = {
      DescribeBillDetail: await nobody.DescribeBillDetail({ ...rows, ...openMonth() }),
      DescribeBillSummaryByProduct: await nobody.DescribeBillSummaryByProduct(month("2025-09")),
      DescribeCostSummaryByProduct: await nobody.DescribeCostSummaryByProduct({
        ...month("2025-09"),
        ...rows,
      }),
      DescribeVoucherInfo: await nobody.DescribeVoucherInfo(pages),
    };
    for (const [name, answer] of Object.entries(answers)) {
      expect(faultsOf("billing", `${name}Response`, answer)).toEqual([]);
    }
  });
});

/** The month that it really is: an account without a test clock lives in it. */
const openMonth = () => ({ Month: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7) });

describe("what is asked wrongly is refused by the vendor's codes", () => {
  it.each<[string, object, string, string]>([
    ["DescribeBillDetail", { Month: "2025-09", Limit: 1 }, "MissingParameter", "Offset"],
    ["DescribeBillDetail", rows, "MissingParameter", "Month"],
    ["DescribeBillDetail", { ...rows, Month: "2025-9" }, "InvalidParameter", "Month"],
    ["DescribeBillDetail", { ...rows, Month: "2024-04" }, "InvalidParameterValue", "2024-05"],
    ["DescribeBillDetail", { ...rows, Month: "2025-12" }, "InvalidParameterValue", "2025-11"],
    [
      "DescribeBillDetail",
      { Month: "2025-09", Offset: 0, Limit: 301 },
      "InvalidParameterValue",
      "300",
    ],
    [
      "DescribeBillDetail",
      { Month: "2025-09", Offset: -1, Limit: 1 },
      "InvalidParameterValue",
      "Offset",
    ],
    [
      "DescribeBillDetail",
      { Month: "2025-09", Offset: 100_001, Limit: 1 },
      "InvalidParameterValue",
      "100000",
    ],
    [
      "DescribeBillDetail",
      { ...rows, BeginTime: "2025-09-01 00:00:00" },
      "MissingParameter",
      "EndTime",
    ],
    [
      "DescribeBillDetail",
      { ...rows, BeginTime: "2025-09-01 00:00:00", EndTime: "2025-10-01 00:00:00" },
      "InvalidParameterValue",
      "EndTime",
    ],
    [
      "DescribeBillResourceSummary",
      { Month: "2025-09", Offset: 0, Limit: 1_001 },
      "InvalidParameterValue",
      "1000",
    ],
    [
      "DescribeBillSummary",
      { Month: "2025-09", GroupType: "zone" },
      "InvalidParameterValue",
      "payMode",
    ],
    ["DescribeBillSummary", { Month: "2025-09", GroupType: "tag" }, "MissingParameter", "TagKey"],
    [
      "DescribeBillSummaryByRegion",
      { BeginTime: "2025-09", EndTime: "2025-10" },
      "InvalidParameterValue",
      "EndTime",
    ],
    [
      "DescribeBillSummaryByProduct",
      { ...month("2025-09"), PayType: "gift" },
      "InvalidParameterValue",
      "refund",
    ],
    ["DescribeBillSummaryByTag", month("2025-09"), "MissingParameter", "TagKey"],
    [
      "DescribeBillList",
      { ...rows, StartTime: "2025-09-01", EndTime: "2025-10-01" },
      "InvalidParameter",
      "StartTime",
    ],
    [
      "DescribeBillList",
      { ...rows, StartTime: "2025-01-01 00:00:00", EndTime: "2025-07-01 00:00:01" },
      "InvalidParameterValue",
      "2025-07-01 00:00:00",
    ],
    [
      "DescribeBillList",
      { ...rows, ...time, PayType: ["loan"] },
      "InvalidParameterValue",
      "PayType",
    ],
    [
      "DescribeBillList",
      { ...rows, ...time, WithZeroAmount: 2 },
      "InvalidParameterValue",
      "WithZeroAmount",
    ],
    ["DescribeDealsByCond", { ...time, Limit: 1_001 }, "InvalidParameterValue", "1000"],
    ["DescribeDealsByCond", { ...time, Limit: 20, Status: 31 }, "InvalidParameterValue", "Status"],
    [
      "DescribeDealsByCond",
      { ...time, Limit: 20, StatusSet: ["four"] },
      "InvalidParameter",
      "StatusSet",
    ],
    ["DescribeVoucherInfo", { Limit: 20, Offset: 0 }, "InvalidParameterValue", "Offset"],
    ["DescribeVoucherInfo", { ...pages, Status: "lost" }, "InvalidParameterValue", "Status"],
    ["DescribeVoucherInfo", { ...pages, TimeFrom: "2025-02-30" }, "InvalidParameter", "TimeFrom"],
    ["DescribeVoucherUsageDetails", pages, "MissingParameter", "VoucherId"],
    [
      "DescribeCostSummaryByProduct",
      { ...month("2025-09"), Offset: 0, Limit: 101 },
      "InvalidParameterValue",
      "100",
    ],
    [
      "DescribeCostDetail",
      { Month: "2025-09", Offset: 0, Limit: 0 },
      "InvalidParameterValue",
      "Limit",
    ],
    ["DescribeAccountBalance", { Colour: "red" }, "UnknownParameter", "Colour"],
    [
      "DescribeBillDetail",
      { ...rows, Month: "2025-09", PayerUin: "1" },
      "UnauthorizedOperation.CamNoAuth",
      "1",
    ],
  ])("%s %j", async (name, parameters, code, said) => {
    await expect(ask(name, parameters)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(said),
    });
  });
});
