import { addDays, dayOf, dayStart } from "@/lib/core/calendar";
import type { Database } from "@/db/client";
import {
  BEGINS,
  beichen,
  haitun,
  luming,
  NOW,
  qinghe,
  shiguang,
  xinya,
  yifang,
  yunfan,
  zhouhang,
  type Part,
} from "@/lib/demo/cast";
import { crowd } from "@/lib/demo/crowd";
import { DEMO_PEOPLE } from "@/lib/demo-people";
import { DemoWorld } from "@/lib/demo/demo-world";
import type { Staff } from "@/lib/services/context";
import type { Cipher } from "@/lib/services/crypt";
import type { UsageEvent } from "@/lib/services/metering/usage";

/** Told how far the story is, from 0 to 1, and which day it is. */
export type OnProgress = (done: number, day: string) => void;

/**
 * Makes the demonstration by living through it: from September to 18 November 2025, day by day, on a
 * test clock, through the same services as everybody. The people come last, so that a demonstration
 * whose making was cut off has nobody in it and is simply made again.
 */
export async function playDemo(
  db: Database,
  cipher: Cipher,
  onProgress: OnProgress,
): Promise<void> {
  const world = await DemoWorld.open(db, cipher, BEGINS);
  const staff = await hire(world);
  const named = {
    "qinghe@demo.tuqian": await qinghe(world, staff.finance),
    "xinya@demo.tuqian": await xinya(world),
  };
  const parts: Part[] = [
    ...Object.values(named),
    await zhouhang(world),
    await yunfan(world),
    await beichen(world),
    await haitun(world, staff.support),
    await shiguang(world),
    await luming(world),
    await yifang(world),
    ...(await crowd(world)),
  ];
  await live(world, parts, onProgress);
  for (const person of DEMO_PEOPLE) {
    if (person.role !== "customer") continue;
    const { accountId } = named[person.email].customer;
    await world.person({ ...person, accountId });
  }
}

// Of the staff one of support and one of finance act in the story; all of them may sign in.
async function hire(world: DemoWorld): Promise<{ support: Staff; finance: Staff }> {
  const ids = new Map<string, string>();
  for (const person of DEMO_PEOPLE) {
    if (person.role === "customer") continue;
    ids.set(person.email, await world.person({ ...person, accountId: null }));
  }
  const staff = (email: string, role: Staff["role"]): Staff => ({
    kind: "staff",
    personId: ids.get(email) ?? "",
    role,
  });
  return {
    support: staff("linxiao@demo.tuqian", "support"),
    finance: staff("chenhe@demo.tuqian", "finance"),
  };
}

async function live(
  world: DemoWorld,
  parts: readonly Part[],
  onProgress: OnProgress,
): Promise<void> {
  const scenes = parts
    .flatMap((part) => part.scenes)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const length = NOW.getTime() - BEGINS.getTime();
  let next = 0;
  for (let day = dayOf(BEGINS); dayStart(day) <= NOW; day = addDays(day, 1)) {
    const dayEnds = new Date(Math.min(dayStart(addDays(day, 1)).getTime() - 1, NOW.getTime()));
    // Scenes of a day come before its calls are reported, as a gateway reports in the evening.
    for (let scene = scenes[next]; scene && scene.at <= dayEnds; scene = scenes[++next]) {
      await world.advance(scene.at);
      await scene.play();
    }
    await world.advance(dayEnds);
    await report(
      world,
      parts.flatMap((part) => part.traffic(day)),
    );
    onProgress((dayEnds.getTime() - BEGINS.getTime()) / length, day);
  }
}

const BATCH = 1_000;

async function report(world: DemoWorld, events: readonly UsageEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += BATCH) {
    await world.call(events.slice(from, from + BATCH));
  }
}
