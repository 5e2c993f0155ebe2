import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { transfers, vouchers } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { cny } from "@/lib/core/money";
import { pursesOf } from "@/lib/services/ledger";
import { useApi } from "@/tests/rest/api";
import { charge } from "@/tests/support/owe";
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

const inFen = (amount: string) => cny(amount).times(100).toNumber();
const inMicro = (amount: string) => cny(amount).times(1e8).toNumber();

describe("DescribeAccountBalance", () => {
  it("R-FUND-1 · is what the purses hold, in fen", async () => {
    const { cash, income, gift, frozen } = await pursesOf(api().db, story.account.id);
    expect(await billing.DescribeAccountBalance({})).toMatchObject({
      Uin: Number(story.account.id),
      Balance: 120_745,
      RealBalance: 120_745,
      CashAccountBalance: inFen(cash.toFixed()),
      IncomeIntoAccountBalance: inFen(income.toFixed()),
      PresentAccountBalance: inFen(gift.toFixed()),
      FreezeAmount: inFen(frozen.toFixed()),
      OweAmount: 0,
      CreditAmount: 0,
    });
  });

  it("R-FUND-1 · a debt stands apart from cash, and the vendor's sums hold", async () => {
    const debtor = await api().account({
      now: "2025-09-15T10:00:00+08:00",
      funds: { gift: "30.00" },
    });
    await charge(api().db, systemClock, debtor.id, "52.80");
    const answer = await served.billing(debtor).DescribeAccountBalance({ TempCredit: true });
    expect(answer).toMatchObject({
      CashAccountBalance: 0,
      PresentAccountBalance: 3_000,
      OweAmount: 5_280,
      RealBalance: 3_000 - 5_280,
      CreditBalance: 3_000 - 5_280,
      RealCreditBalance: 3_000 - 5_280,
    });
  });
});

describe("DescribeBillList", () => {
  const all = {
    StartTime: "2025-09-01 00:00:00",
    EndTime: "2025-11-30 23:59:59",
    Offset: 0,
    Limit: 100,
  };

  it("R-FUND-3 · tells each movement once, newest first, with the balances that it left", async () => {
    const { TransactionList = [], Total, ...totals } = await billing.DescribeBillList(all);
    expect(
      TransactionList.map(({ ActionType, Amount, Balance }) => [ActionType, Amount, Balance]),
    ).toEqual([
      ["deduct", -2_705, 120_745],
      ["deduct", -2_400, 123_450],
      ["unblock", 4_000, 125_850],
      ["deduct", -150, 121_850],
      ["block", -4_000, 122_000],
      ["return", 600, 126_000],
      ["recharge", 10_000, 125_400],
      ["deduct", -74_600, 115_400],
      ["return", 25_000, 190_000],
      ["deduct", -50_000, 165_000],
      ["recharge", 215_000, 215_000],
    ]);
    expect(Total).toBe(11);
    expect(totals).toMatchObject({
      ReturnAmount: 25_600,
      RechargeAmount: 225_000,
      BlockAmount: 4_000,
      UnblockAmount: 4_000,
      DeductAmount: 129_855,
      WithdrawAmount: 0,
    });
    const kept = await api()
      .db.select({ reference: transfers.reference, cash: transfers.balanceAfter })
      .from(transfers)
      .where(
        and(
          eq(transfers.accountId, story.account.id),
          isNotNull(transfers.balanceAfter),
          eq(transfers.cause, "bill"),
          eq(transfers.debit, "purse:cash"),
        ),
      );
    for (const { reference, cash } of kept) {
      const told = TransactionList.find(({ BillId }) => BillId === reference);
      expect(told?.Cash).toBe(inFen(cash ?? "NaN"));
    }
    expect(TransactionList[0]).toMatchObject({
      BillId: "2025-10",
      OperationInfo: "图像分析 TIIA-2025-10按月扣费",
      OperationTime: "2025-11-01 00:10:00.000",
      DeductMode: "month",
    });
  });

  it.each<[object, string[]]>([
    [{ PayType: ["block", "unblock"] }, ["unblock", "block"]],
    [{ PayType: ["deduct"], SubPayType: ["hour_m"] }, ["deduct", "deduct"]],
    [{ PayType: ["return"], SubPayType: ["compensate"] }, ["return"]],
    [{ PayType: ["agentin"] }, []],
    [{ Offset: 9 }, ["deduct", "recharge"]],
    [{ StartTime: "2025-10-12 09:00:00", EndTime: "2025-10-12 09:00:00" }, ["deduct", "unblock"]],
    [{ EndTime: "2025-09-15 09:59:59" }, []],
  ])("asked for %j", async (filter, types) => {
    const { TransactionList } = await billing.DescribeBillList({ ...all, ...filter });
    expect(TransactionList?.map(({ ActionType }) => ActionType)).toEqual(types);
  });
});

describe("DescribeDealsByCond", () => {
  const all = { StartTime: "2025-09-01 00:00:00", EndTime: "2025-11-30 23:59:59", Limit: 20 };

  it("R-ORD-1 · tells delivered orders unless asked, in fen, with the packs that they delivered", async () => {
    const { Deals, TotalCount } = await billing.DescribeDealsByCond(all);
    expect(TotalCount).toBe(2);
    expect(Deals).toMatchObject([
      {
        OrderId: story.campaignOrder,
        Status: 4,
        Price: 3_000,
        TotalCost: 3_000,
        Policy: 80,
        RealTotalCost: 2_400,
        VoucherDecline: 0,
      },
      {
        OrderId: story.order,
        Status: 4,
        TotalCost: 56_000,
        RealTotalCost: 50_000,
        VoucherDecline: 6_000,
        ResourceId: [story.kept, story.returned].toSorted(),
      },
    ]);
  });

  it.each<[string, (told: Story) => object, (told: Story) => string[]]>([
    ["unpaid", () => ({ Status: 1 }), ({ pending }) => [pending]],
    ["cancelled or expired", () => ({ StatusSet: [7, 8] }), ({ cancelled }) => [cancelled]],
    ["being paid, which none ever is", () => ({ Status: 12 }), () => []],
    ["one order", ({ order }) => ({ OrderId: order }), ({ order }) => [order]],
    ["the order of a pack", ({ kept }) => ({ ResourceId: kept }), ({ order }) => [order]],
    ["the second page of one", () => ({ Limit: 1, Offset: 1 }), ({ order }) => [order]],
  ])("asked for %s", async (_, filter, found) => {
    const { Deals } = await billing.DescribeDealsByCond({ ...all, ...filter(story) });
    expect(Deals?.map(({ OrderId }) => OrderId)).toEqual(found(story));
  });

  it("an order whose packs all went back is refunded, and a long page leaves its packs out", async () => {
    const account = await api().account({
      now: "2025-09-15T10:00:00+08:00",
      funds: { cash: "30.00" },
    });
    const order = await account.made("/orders", { sku: "general-10k", quantity: 1 });
    await account.made("/refunds", { packId: order.packs[0].id, reason: "买错" });
    const sdk = served.billing(account);
    const refunded = await sdk.DescribeDealsByCond({ ...all, Limit: 201, Status: 6 });
    expect(refunded.Deals).toMatchObject([{ OrderId: order.id, Status: 6, ResourceId: null }]);
    expect((await sdk.DescribeDealsByCond(all)).TotalCount).toBe(0);
  });
});

describe("vouchers", () => {
  it("R-FUND-2 · DescribeVoucherInfo tells what is on them, in micro", async () => {
    const { VoucherInfos, ...totals } = await billing.DescribeVoucherInfo({ Limit: 20, Offset: 1 });
    expect(totals).toMatchObject({ TotalCount: 2, TotalBalance: 0, Unit: "micro" });
    expect(VoucherInfos).toMatchObject([
      {
        VoucherId: story.vouchers.single,
        Status: "used",
        NominalValue: 6_000_000_000,
        PayMode: "prePay",
        PayScene: "purchase",
        EndTime: "2025-12-30 23:59:59",
        PolicyRemark: "仅可使用一次",
        ApplicableProducts: { GoodsName: "全产品通用", PayMode: "prePay" },
      },
      {
        VoucherId: story.vouchers.multi,
        NominalValue: 1_000_000_000,
        PayScene: "settle account",
        PolicyRemark: "单笔支付满 20.00 元可用",
        ApplicableProducts: { GoodsName: "通用图像标签,旧版图像标签", PayMode: "postPay" },
      },
    ]);
    const kept = await api()
      .db.select({ face: vouchers.faceValue })
      .from(vouchers)
      .where(eq(vouchers.accountId, story.account.id))
      .orderBy(vouchers.endsAt);
    expect(VoucherInfos?.map(({ NominalValue }) => NominalValue)).toEqual(
      kept.map(({ face }) => inMicro(face)),
    );
  });

  it.each<[object, number]>([
    [{ Status: "unUsed" }, 0],
    [{ PayMode: "postPay" }, 1],
    [{ VoucherMainType: "has_price" }, 0],
    [{ EndTimeTo: "2025-12-31" }, 1],
    [{ CreateTimeFrom: "2025-09-15 10:00:01" }, 0],
    [{ SortField: "EndTime", SortOrder: "desc", Limit: 1 }, 2],
    [{ Offset: 3, Limit: 1 }, 2],
  ])("asked for %j there are %i", async (filter, count) => {
    const answer = await billing.DescribeVoucherInfo({ Limit: 20, Offset: 1, ...filter });
    expect(answer.TotalCount).toBe(count);
  });

  it("R-FUND-2 · a voucher of which something is left is unused until it expires", async () => {
    const account = await api().account({ now: "2025-09-15T10:00:00+08:00" });
    const voucher = { accountId: account.id, amount: "12.34", endsAt: "2025-09-20T00:00:00+08:00" };
    await api().made("/sandbox/vouchers", voucher);
    const told = async () =>
      (await served.billing(account).DescribeVoucherInfo({ Limit: 20, Offset: 1 })).VoucherInfos;
    expect(await told()).toMatchObject([{ Status: "unUsed", Balance: 1_234_000_000 }]);
    await account.advance("2025-09-20T00:00:00+08:00");
    expect(await told()).toMatchObject([{ Status: "overdue" }]);
  });

  it("R-FUND-2 · DescribeVoucherUsageDetails tells what each paid: an order, a bill", async () => {
    const uses = (VoucherId: string) =>
      billing.DescribeVoucherUsageDetails({ VoucherId, Limit: 20, Offset: 1 });
    expect(await uses(story.vouchers.single)).toMatchObject({
      TotalCount: 1,
      TotalUsedAmount: 6_000_000_000,
      UsageRecords: [{ SeqId: story.order, PayMode: "prePay", UsedTime: "2025-09-15 10:00:00" }],
    });
    expect(await uses(story.vouchers.multi)).toMatchObject({
      TotalUsedAmount: 1_000_000_000,
      UsageRecords: [
        {
          SeqId: "2025-09",
          PayMode: "postPay",
          UsageDetails: [{ SubProductCode: "general" }, { SubProductCode: "legacy" }],
        },
      ],
    });
    expect(await uses("vch_of_somebody_else")).toMatchObject({ TotalCount: 0, UsageRecords: [] });
  });
});
