import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { billOf } from "@/db/queries/bills";
import { transfers } from "@/db/schema";
import { cny, exactString, plus } from "@/lib/core/money";
import { useApi } from "@/tests/rest/api";
import { playStory, type Story } from "@/tests/vendor/billing-story";
import { serveApi } from "@/tests/vendor/served-api";

const api = useApi();
let story: Story;
let served: Awaited<ReturnType<typeof serveApi>>;
let billing: ReturnType<typeof served.billing>;

beforeAll(async () => {
  served = await serveApi(api().db);
  story = await playStory(api(), api().db);
  billing = served.billing(story.account);
});
afterAll(() => served.close());

const of = (month: string) => ({ BeginTime: month, EndTime: month });
const page = { Offset: 0, Limit: 100 };
const sumOf = (texts: readonly (string | undefined)[]) =>
  exactString(plus(...texts.map((text) => cny(text ?? "NaN"))));

/** What the ledger says that each source gave in a month's purchases and bill, less what refunds gave back. */
async function paidInBooks(references: readonly string[]): Promise<Record<string, string>> {
  const rows = await api().db.execute<{ source: string; amount: string }>(sql`
    select source, sum(amount)::text as amount from (
      select debit::text as source, amount from ${transfers}
      where account_id = ${story.account.id} and cause in ('order', 'bill', 'adjustment')
        and reference in ${references} and debit <> 'adjustments'
      union all
      select credit::text, -amount from ${transfers}
      where account_id = ${story.account.id} and cause in ('refund', 'adjustment')
        and reference in ${references} and credit::text like 'purse:%'
    ) as paid group by source`);
  return Object.fromEntries(rows.map(({ source, amount }) => [source, exactString(cny(amount))]));
}

describe("the bill of September: two packs, one given back, and the settlement", () => {
  const TOTAL = {
    RealTotalCost: "1066.00000000", // 560 for packs, 250 back, 6 for general calls, 750 for legacy ones.
    VoucherPayAmount: "70.00000000",
    IncentivePayAmount: "50.00000000",
    TransferPayAmount: "100.00000000",
    CashPayAmount: "846.00000000",
    TotalCost: "1316.00000000", // By list price, and refunds have none.
  };

  it("R-SET-1 R-ORD-2 R-REF-4 · by product it is what the ledger moved, purse by purse", async () => {
    const answer = await billing.DescribeBillSummaryByProduct(of("2025-09"));
    expect(answer).toMatchObject({
      Ready: 1,
      SummaryTotal: TOTAL,
      SummaryOverview: [
        {
          ...TOTAL,
          BusinessCode: "p_ai_image_analysis",
          RealTotalCostRatio: "100.00",
          BillMonth: "2025-09",
        },
      ],
    });
    expect(await paidInBooks([story.order, story.refund, "2025-09"])).toEqual({
      vouchers: TOTAL.VoucherPayAmount,
      "purse:gift": TOTAL.IncentivePayAmount,
      "purse:income": TOTAL.TransferPayAmount,
      "purse:cash": TOTAL.CashPayAmount,
    });
  });

  it.each([
    ["consume", "1316.00000000"],
    ["refund", "-250.00000000"],
    ["adjustment", "0.00000000"],
  ])("by product, only %s: %s", async (PayType, cost) => {
    const answer = await billing.DescribeBillSummaryByProduct({ ...of("2025-09"), PayType });
    expect(answer.SummaryTotal?.RealTotalCost).toBe(cost);
  });

  it("by pay mode and kind of transaction, with shares of the whole", async () => {
    const { SummaryOverview } = await billing.DescribeBillSummaryByPayMode(of("2025-09"));
    expect(SummaryOverview).toMatchObject([
      {
        PayMode: "prePay",
        RealTotalCostRatio: "29.08",
        RealTotalCost: "310.00000000",
        Detail: [
          { ActionType: "prepay_purchase", RealTotalCost: "560.00000000" },
          { ActionType: "prepay_return", RealTotalCost: "-250.00000000", TotalCost: "0.00000000" },
        ],
      },
      {
        PayMode: "postPay",
        RealTotalCostRatio: "70.92",
        RealTotalCost: "756.00000000",
        Detail: [{ ActionType: "postpay_deduct_m", ActionTypeName: "按量计费月结" }],
      },
    ]);
  });

  it("what has no meaning here is there and empty: no region, no tag, the default project", async () => {
    const region = await billing.DescribeBillSummaryByRegion(of("2025-09"));
    expect(region.SummaryOverview).toMatchObject([{ ...TOTAL, RegionId: "", RegionName: "" }]);
    const project = await billing.DescribeBillSummaryByProject(of("2025-09"));
    expect(project.SummaryOverview).toMatchObject([
      { ...TOTAL, ProjectId: "0", ProjectName: "默认项目" },
    ]);
    const tag = await billing.DescribeBillSummaryByTag({ ...of("2025-09"), TagKey: "team" });
    expect(tag.SummaryOverview).toMatchObject([{ ...TOTAL, TagValue: "" }]);
    expect(tag.SummaryTotal).toEqual({
      RealTotalCost: "1066.00000000",
      TotalCost: "1316.00000000",
    });
    const tagged = { ...of("2025-09"), TagKey: "team", TagValue: "vision" };
    expect((await billing.DescribeBillSummaryByTag(tagged)).SummaryOverview).toEqual([]);
  });

  it.each([
    ["business", ["p_ai_image_analysis"]],
    ["project", ["0"]],
    ["region", [""]],
    ["payMode", ["prePay", "postPay"]],
    ["tag", ["team", "owner"]],
  ])("in one answer by %s", async (GroupType, keys) => {
    const TagKey = GroupType === "tag" ? keys : undefined;
    const answer = await billing.DescribeBillSummary({ Month: "2025-09", GroupType, TagKey });
    expect(answer.SummaryDetail?.map(({ GroupKey }) => GroupKey)).toEqual(keys);
  });

  it("R-SET-3 · in detail every charge says what it was made of, and the lines sum to the bill", async () => {
    const { DetailSet, Total } = await billing.DescribeBillDetail({ ...page, Month: "2025-09" });
    expect(Total).toBe(5);
    const parts = DetailSet?.map((each) => [
      each.ActionTypeName,
      each.ResourceId,
      each.ComponentSet?.[0]?.RealCost,
    ]);
    expect(parts).toEqual([
      ...[story.kept, story.returned]
        .toSorted()
        .map((pack) => ["包年包月新购", pack, "280.00000000"]),
      ["包年包月退款", story.returned, "-250.00000000"],
      ["按量计费月结", "general", "6.00000000"],
      ["按量计费月结", "legacy", "750.00000000"],
    ]);
    expect(DetailSet?.[2]).toMatchObject({
      Formula: "280.00 - 30.00",
      AssociatedOrder: { PrepayPurchase: story.order },
    });
    expect(DetailSet?.[3]?.ComponentSet).toMatchObject([
      {
        SinglePrice: "0.00300000",
        RealTotalMeasure: "33000",
        DeductedMeasure: "31000", // A thousand free ones, and 30 000 from the pack.
        UsedAmount: "2000",
        Cost: "6.00000000",
      },
    ]);
    const bill = await billOf(api().db, story.account.id, "2025-09");
    const lines = DetailSet?.slice(3).map(({ ComponentSet }) => ComponentSet?.[0]) ?? [];
    expect({
      voucher: sumOf(lines.map((line) => line?.VoucherPayAmount)),
      gift: sumOf(lines.map((line) => line?.IncentivePayAmount)),
      income: sumOf(lines.map((line) => line?.TransferPayAmount)),
      cash: sumOf(lines.map((line) => line?.CashPayAmount)),
    }).toEqual({
      voucher: exactString(cny(bill?.paidVoucher ?? "NaN")),
      gift: exactString(cny(bill?.paidGift ?? "NaN")),
      income: exactString(cny(bill?.paidIncome ?? "NaN")),
      cash: exactString(cny(bill?.paidCash ?? "NaN")),
    });
  });

  it.each([
    [{ PayMode: "postPay" }, 2],
    [{ ActionType: "包年包月退款" }, 1],
    [{ BusinessCode: "p_cvm" }, 0],
    [{ ProjectId: 7 }, 0],
    [{ Offset: 4 }, 5],
  ])("in detail, asked for %j: %i", async (filter, total) => {
    const asked = { ...page, Month: "2025-09", ...filter };
    const { DetailSet, Total } = await billing.DescribeBillDetail(asked);
    expect(Total).toBe(total);
    expect(DetailSet).toHaveLength(total - (asked.Offset ?? 0));
  });
});

describe("the bill of October: corrections of an earlier bill, a campaign, a rounded line", () => {
  it("R-SET-5 · corrections stand in the month in which they were booked, September stays as it was", async () => {
    const { DetailSet } = await billing.DescribeBillDetail({ ...page, Month: "2025-10" });
    expect(
      DetailSet?.map((each) => [
        each.ActionType,
        each.ComponentSet?.[0]?.RealCost,
        each.ReserveDetail,
      ]),
    ).toEqual([
      ["recon_increase", "-6.00000000", "重复上报"],
      ["recon_deduct", "1.50000000", "重复上报"],
      ["prepay_purchase", "24.00000000", ""],
      ["postpay_deduct_m", "27.05000000", ""],
    ]);
  });

  it("R-CAT-3 R-PRICE-4 · a campaign is a discount on the list price; what is charged is rounded, Cost is exact", async () => {
    const answer = await billing.DescribeBillResourceSummary({
      ...page,
      Month: "2025-10",
      NeedRecordNum: 1,
    });
    expect(answer.Total).toBe(4);
    expect(answer.ResourceSummarySet?.slice(2)).toMatchObject([
      { TotalCost: "30.00000000", Discount: "0.8", RealTotalCost: "24.00000000" },
      {
        ResourceId: "general",
        TotalCost: "27.04500000",
        RealTotalCost: "27.05000000",
        ConfigDesc: "通用图像标签: 80015 次",
      },
    ]);
    const unasked = await billing.DescribeBillResourceSummary({ ...page, Month: "2025-10" });
    expect(unasked.Total).toBeNull();
  });

  it("an open month shows what was charged so far and is ready; one that is over and not settled is not", async () => {
    const open = await billing.DescribeBillSummaryByProduct(of("2025-11"));
    expect(open).toMatchObject({ Ready: 1, SummaryOverview: [] });
    const late = await api().account({ now: "2025-09-30T23:00:00+08:00" });
    await late.use([{ product: "legacy", edition: "web", calls: 4 }]);
    await late.advance("2025-10-01T00:05:00+08:00");
    const sdk = served.billing(late);
    expect(await sdk.DescribeBillSummaryByProduct(of("2025-09"))).toMatchObject({ Ready: 0 });
    await late.advance("2025-10-01T00:10:00+08:00");
    expect(await sdk.DescribeBillSummaryByProduct(of("2025-09"))).toMatchObject({
      Ready: 1,
      SummaryTotal: { RealTotalCost: "0.01000000" },
    });
  });
});

describe("consumption: packs by the call, not by the purchase", () => {
  it("R-REV-1 · what a month consumed is what the ledger recognised in it, and the rest is still to come", async () => {
    const asked = { Offset: 0, Limit: 100, NeedRecordNum: 1 };
    const september = await billing.DescribeCostSummaryByProduct({ ...of("2025-09"), ...asked });
    expect(september.Total).toEqual({ RealTotalCost: "840.00000000" }); // 84 of the pack, 756 billed.
    const october = await billing.DescribeCostSummaryByProduct({ ...of("2025-10"), ...asked });
    expect(october).toMatchObject({
      RecordNum: 1,
      Total: { RealTotalCost: "218.55000000" }, // 196 of the pack, 27.05 billed, corrections of -4.50.
      Data: [
        {
          Trend: { Type: "downward", Value: "73.98" },
          LeftRealTotalCost: "24.00000000", // The pack of the campaign, not touched yet.
        },
      ],
    });
    const [recognised] = await api()
      .db.select({ amount: sql<string>`sum(${transfers.amount})::text` })
      .from(transfers)
      .where(and(eq(transfers.accountId, story.account.id), eq(transfers.cause, "recognition")));
    expect(recognised?.amount).toBe("280.00");
  });

  it("R-REV-1 · in detail a pack's parts add up to what each purse paid for it", async () => {
    const parts = await Promise.all(
      ["2025-09", "2025-10"].map(async (Month) => {
        const asked = { ...page, Month, ResourceId: story.kept };
        const { DetailSet, Total } = await billing.DescribeCostDetail(asked);
        expect(Total).toBeNull();
        return DetailSet?.[0]?.ComponentSet?.[0];
      }),
    );
    expect(parts.map((part) => part?.UsedAmount)).toEqual(["30000", "70000"]);
    expect({
      voucher: sumOf(parts.map((part) => part?.VoucherPayAmount)),
      gift: sumOf(parts.map((part) => part?.IncentivePayAmount)),
      cash: sumOf(parts.map((part) => part?.CashPayAmount)),
      all: sumOf(parts.map((part) => part?.RealCost)),
    }).toEqual({
      voucher: "30.00000000",
      gift: "25.00000000",
      cash: "175.00000000",
      all: "280.00000000",
    });
  });
});
