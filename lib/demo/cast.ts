import { and, desc, eq } from "drizzle-orm";

import { titlesOf } from "@/db/queries/invoices";
import { packs } from "@/db/schema";
import { daysOfMonth, dayOf } from "@/lib/core/calendar";
import type { Spending } from "@/lib/core/invoice";
import { cny, fenString, minus, plus } from "@/lib/core/money";
import { shanghai, type DemoWorld } from "@/lib/demo/demo-world";
import { addTitle, applyFor, issue } from "@/lib/demo/invoices";
import { companyPapers, personPapers } from "@/lib/demo/papers";
import { callsOfDay, LEISURE, OFFICE, overDays } from "@/lib/demo/traffic";
import type { Customer, Staff } from "@/lib/services/context";
import { pursesOf } from "@/lib/services/ledger";
import { stopAccount } from "@/lib/services/content/stop-account";
import type { UsageEvent } from "@/lib/services/metering/usage";

/** Something that happens at a moment of the story. */
export type Scene = { readonly at: Date; readonly play: () => Promise<void> };

/** What a customer calls on a day, hour by hour. */
export type Traffic = (day: string) => UsageEvent[];

export type Part = {
  readonly customer: Customer;
  readonly scenes: readonly Scene[];
  readonly traffic: Traffic;
};

export const BEGINS = shanghai("2025-09-01 00:00");
export const NOW = shanghai("2025-11-18 14:32");

const at = (moment: string, play: () => Promise<void>): Scene => ({ at: shanghai(moment), play });
const quiet: Traffic = () => [];

/** The newest pack that a customer bought. */
async function newestPack(world: DemoWorld, { accountId }: Customer): Promise<string> {
  const [pack] = await world.db
    .select({ id: packs.id })
    .from(packs)
    .where(and(eq(packs.accountId, accountId), eq(packs.kind, "bought")))
    .orderBy(desc(packs.startsAt))
    .limit(1);
  if (!pack) throw new Error(`account ${accountId} bought no pack`);
  return pack.id;
}

/** Calls of one product shared over the days of a month, or of its first days. */
function month(name: string, total: number, days: readonly string[], rhythm = OFFICE) {
  return overDays(total, days, rhythm, name);
}

/** 青禾相册: heavy on both products, an almost empty pack, a full one, and a fresh one that may go back. */
export async function qinghe(world: DemoWorld, finance: Staff): Promise<Part> {
  const papers = companyPapers("青禾相册科技有限公司", 1);
  const customer = await world.customer("青禾相册科技", papers);
  // The last day is not over: the story stops at 14:32.
  const festival = { ...OFFICE, peaks: { "2025-11-11": 1.25, "2025-11-18": 0.56 } };
  const november = daysOfMonth("2025-11").slice(0, 18);
  const general = new Map([
    ...month("qinghe general", 1_861_200, daysOfMonth("2025-09")),
    ...month("qinghe general", 2_726_200, daysOfMonth("2025-10")),
    ...month("qinghe general", 2_521_398, november, festival),
  ]);
  const legacy = new Map([
    ...month("qinghe legacy", 903_540, daysOfMonth("2025-09")),
    ...month("qinghe legacy", 988_512, daysOfMonth("2025-10")),
    ...month("qinghe legacy", 674_322, november, festival),
  ]);
  const traffic: Traffic = (day) => {
    const untilHour = day === dayOf(NOW) ? 14 : 24;
    const { accountId } = customer;
    const ofLegacy = legacy.get(day) ?? 0;
    const camera = Math.floor(ofLegacy * 0.6);
    return [
      ...callsOfDay({ accountId, product: "general" }, day, general.get(day) ?? 0, untilHour),
      ...callsOfDay({ accountId, product: "legacy", edition: "camera" }, day, camera, untilHour),
      ...callsOfDay(
        { accountId, product: "legacy", edition: "album" },
        day,
        ofLegacy - camera,
        untilHour,
      ),
    ];
  };
  const scenes = [
    at("2025-09-01 00:00", async () => {
      await world.activate(customer);
      await world.recharge(customer, "9300.00");
      await world.buy(customer, "general-5m");
    }),
    at("2025-09-28 10:20", () => world.recharge(customer, "6000.00")),
    at("2025-10-14 10:05", async () => {
      // What September cost in cash: the pack and the bill, on one invoice.
      const titleId = await addTitle(world, customer, papers);
      const invoiceId = await applyFor(world, customer, { titleId, pick: () => true });
      await issue(world, finance, customer, { invoiceId, day: "2025-10-14" });
    }),
    at("2025-10-26 09:12", async () => {
      await world.recharge(customer, "12000.00");
      await world.buy(customer, "general-5m");
    }),
    at("2025-11-14 11:08", async () => {
      // As much as the pack costs, and leaves in the purse what the month will need.
      const { cash } = await pursesOf(world.db, customer.accountId);
      await world.recharge(customer, fenString(minus(plus(cny("3286.40"), cny("2750.00")), cash)));
      await world.buy(customer, "general-1m");
    }),
    at("2025-11-17 09:40", async () => {
      const [title] = await titlesOf(world.db, customer.accountId);
      if (!title) throw new Error("the title is gone");
      const pick = ({ kind, reference }: Spending) => kind === "bill" && reference === "2025-10";
      await applyFor(world, customer, { titleId: title.id, pick });
    }),
    at("2025-11-15 10:00", () => world.giveMoney(customer, { gift: "120.00" })),
  ];
  return { customer, scenes, traffic };
}

/** 新芽工作室: registered and verified, nothing else yet. */
export async function xinya(world: DemoWorld): Promise<Part> {
  const customer = await world.customer("新芽工作室", personPapers("辛雅", 21));
  return { customer, scenes: [], traffic: quiet };
}

/** 周行: a private customer whom the October bill drove into arrears; asked for a refund on day 9. */
export async function zhouhang(world: DemoWorld): Promise<Part> {
  const customer = await world.customer("周行", personPapers("周行", 33));
  const { accountId } = customer;
  const october = month("zhouhang", 26_000, daysOfMonth("2025-10"), LEISURE);
  const november = new Map([["2025-11-01", 480]]);
  const legacy = new Map([...october, ...november]);
  return {
    customer,
    traffic: (day) =>
      callsOfDay({ accountId, product: "legacy", edition: "album" }, day, legacy.get(day) ?? 0),
    scenes: [
      at("2025-09-20 21:15", async () => {
        await world.activate(customer);
        await world.recharge(customer, "58.80");
      }),
      at("2025-10-30 20:41", async () => {
        await world.buy(customer, "general-10k");
      }),
      at("2025-11-08 19:30", async () => {
        await world.askRefund(customer, await newestPack(world, customer), "买错规格");
      }),
    ],
  };
}

/** 云帆电商: buys, gives back, buys the next size; the rules hold, the pattern wants a person's eye. */
export async function yunfan(world: DemoWorld): Promise<Part> {
  const customer = await world.customer(
    "云帆电商（杭州）有限公司",
    companyPapers("云帆电商（杭州）有限公司", 2),
  );
  const { accountId } = customer;
  const giveBack = async (reason: string) =>
    world.askRefund(customer, await newestPack(world, customer), reason);
  const legacy = overDays(86_214, daysOfMonth("2025-11").slice(0, 18), OFFICE, "yunfan");
  return {
    customer,
    traffic: (day) =>
      callsOfDay(
        { accountId, product: "legacy", edition: "web" },
        day,
        legacy.get(day) ?? 0,
        day === dayOf(NOW) ? 14 : 24,
      ),
    scenes: [
      at("2025-10-22 09:30", async () => {
        await world.activate(customer);
        await world.recharge(customer, "5000.00");
        await world.giveMoney(customer, { gift: "300.00" });
      }),
      at("2025-10-23 16:40", async () => void (await world.buy(customer, "general-10k"))),
      at("2025-10-24 10:12", () => giveBack("先试一下购买流程")),
      at("2025-10-30 10:02", async () => void (await world.buy(customer, "general-10k"))),
      at("2025-11-02 15:31", () => giveBack("换购更大规格")),
      at("2025-11-02 15:47", async () => void (await world.buy(customer, "general-100k"))),
      at("2025-11-06 11:20", () => giveBack("换购更大规格")),
      at("2025-11-13 16:08", async () => {
        const voucherId = await world.giveVoucher(customer, "150.00", shanghai("2026-02-13 00:00"));
        await world.buy(customer, "general-1m", { voucherId });
      }),
      at("2025-11-18 09:41", () => giveBack("采购选错规格，要改买 500 万次包。")),
    ],
  };
}

/** 北辰智能相机: one company behind three accounts, and a refund that two people must approve. */
export async function beichen(world: DemoWorld): Promise<Part> {
  const papers = companyPapers("北辰智能相机有限公司", 3);
  const customer = await world.customer("北辰智能相机", papers);
  await world.customer("北辰影像（南区）", papers);
  await world.customer("北辰影像（北区）", papers);
  return {
    customer,
    traffic: quiet,
    scenes: [
      at("2025-11-10 14:00", async () => {
        await world.activate(customer);
        await world.recharge(customer, "12000.00");
      }),
      at("2025-11-16 15:26", async () => void (await world.buy(customer, "general-5m"))),
      at("2025-11-18 11:32", async () =>
        world.askRefund(
          customer,
          await newestPack(world, customer),
          "项目延期，暂不需要这么大的包。",
        ),
      ),
    ],
  };
}

/** 海豚内容社区: stopped for content, so no pack of it goes back. */
export async function haitun(world: DemoWorld, support: Staff): Promise<Part> {
  const customer = await world.customer("海豚内容社区", companyPapers("海豚内容社区有限公司", 4));
  const { accountId } = customer;
  const general = overDays(5_400, daysOfMonth("2025-11").slice(0, 14), LEISURE, "haitun");
  return {
    customer,
    traffic: (day) =>
      callsOfDay({ accountId, product: "legacy", edition: "news" }, day, general.get(day) ?? 0),
    scenes: [
      at("2025-10-31 10:00", async () => {
        await world.activate(customer);
        await world.recharge(customer, "3000.00");
      }),
      at("2025-11-12 10:18", async () => void (await world.buy(customer, "general-1m"))),
      at("2025-11-15 08:50", async () => {
        const evidence = "人工复核：11-14 抽检 40 张，12 张涉黄，工单 MOD-2231。";
        await stopAccount(world.as(support), { accountId, category: "pornographic", evidence });
      }),
      at("2025-11-16 13:05", async () =>
        world.askRefund(customer, await newestPack(world, customer), "服务停了，申请退款。"),
      ),
    ],
  };
}

/** 拾光笔记 used a pack before asking; 鹿鸣影像 did not, and was paid at once by the rules alone. */
export async function shiguang(world: DemoWorld): Promise<Part> {
  const customer = await world.customer("拾光笔记", companyPapers("拾光笔记有限公司", 5));
  const { accountId } = customer;
  return {
    customer,
    traffic: (day) =>
      callsOfDay({ accountId, product: "general" }, day, day === "2025-11-15" ? 1_012 : 0),
    scenes: [
      at("2025-11-12 09:00", async () => {
        await world.activate(customer);
        await world.recharge(customer, "300.00");
        await world.buy(customer, "general-100k");
      }),
      at("2025-11-17 10:22", async () =>
        world.askRefund(customer, await newestPack(world, customer), "用不上了"),
      ),
    ],
  };
}

export async function luming(world: DemoWorld): Promise<Part> {
  const customer = await world.customer("鹿鸣影像工作室", companyPapers("鹿鸣影像工作室", 6));
  return {
    customer,
    traffic: quiet,
    scenes: [
      at("2025-11-15 15:00", async () => {
        await world.activate(customer);
        await world.recharge(customer, "100.00");
        await world.buy(customer, "general-10k");
      }),
      at("2025-11-17 16:31", async () =>
        world.askRefund(customer, await newestPack(world, customer), "不再需要"),
      ),
    ],
  };
}

/** 一方图库: two packs of one order, one size bought and given back before. */
export async function yifang(world: DemoWorld): Promise<Part> {
  const customer = await world.customer("一方图库", companyPapers("一方图库有限公司", 7));
  const buyAndGiveBack = async () => {
    await world.buy(customer, "general-100k");
    await world.askRefund(customer, await newestPack(world, customer), "比较规格");
  };
  return {
    customer,
    traffic: quiet,
    scenes: [
      at("2025-11-03 09:20", async () => {
        await world.activate(customer);
        await world.recharge(customer, "900.00");
        await buyAndGiveBack();
      }),
      at("2025-11-07 14:10", buyAndGiveBack),
      at(
        "2025-11-15 11:45",
        async () => void (await world.buy(customer, "general-100k", { quantity: 2 })),
      ),
      at("2025-11-18 12:06", async () =>
        world.askRefund(customer, await newestPack(world, customer), "多买了一个"),
      ),
    ],
  };
}
