import { daysOfMonth } from "@/lib/core/calendar";
import { BEGINS, type Part, type Scene } from "@/lib/demo/cast";
import type { DemoWorld } from "@/lib/demo/demo-world";
import { chance, LEISURE, OFFICE, overDays, callsOfDay } from "@/lib/demo/traffic";

const FIRST = [
  "青",
  "云",
  "山",
  "星",
  "海",
  "晨",
  "林",
  "墨",
  "石",
  "禾",
  "南",
  "北",
  "流",
  "微",
  "锦",
  "远",
];
const SECOND = [
  "图",
  "影",
  "画",
  "光",
  "像",
  "境",
  "帆",
  "屿",
  "舟",
  "鹿",
  "蓝",
  "野",
  "声",
  "格",
  "间",
  "序",
];
const THIRD = ["科技", "影像", "图库", "传媒", "相册", "工作室", "电商", "设计"];

/** How many accounts stand around the named ones, so that a settlement has something to do. */
export const CROWD = 400;

/** Small accounts whose only trait is their number: names, volumes and purses follow from it. */
export async function crowd(world: DemoWorld): Promise<Part[]> {
  const parts: Part[] = [];
  for (let serial = 0; serial < CROWD; serial += 1) parts.push(await member(world, serial));
  return parts;
}

async function member(world: DemoWorld, serial: number): Promise<Part> {
  const of = (trait: string) => chance(`${trait} ${serial}`);
  const name = pick(FIRST, of("first")) + pick(SECOND, of("second")) + pick(THIRD, of("third"));
  const customer = await world.customer(name, null);
  const who = {
    accountId: customer.accountId,
    product: of("product") < 0.7 ? "general" : "legacy",
  } as const;
  const rhythm = of("rhythm") < 0.6 ? OFFICE : LEISURE;
  // Most call a little, a few call a lot.
  const monthly = Math.round(10 ** (2 + 3 * of("volume")));
  const days = ["2025-09", "2025-10"]
    .flatMap(daysOfMonth)
    .concat(daysOfMonth("2025-11").slice(0, 17));
  const calls = overDays(
    Math.round(monthly * 2.5),
    days.filter((_, index) => index % 6 === serial % 6),
    rhythm,
    name,
  );
  const scenes: Scene[] = [
    {
      at: BEGINS,
      play: async () => {
        await world.activate(customer);
        const cash = Math.round(monthly * 0.008 * (0.6 + of("cash")));
        if (cash >= 1) await world.recharge(customer, `${cash}.00`);
      },
    },
  ];
  return {
    customer,
    scenes,
    // One edition of one hour a day: enough to settle, little enough to seed in seconds.
    traffic: (day) => callsOfDay(who, day, calls.get(day) ?? 0, 1),
  };
}

function pick(from: readonly string[], share: number): string {
  return from[Math.floor(share * from.length)] ?? "";
}
