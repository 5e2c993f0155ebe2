import type { Account, Campaign } from "@/tests/simulation/model/account";
import { DAY, HOUR } from "@/tests/simulation/model/calendar";
import { takeGift } from "@/tests/simulation/model/gifts";
import { inYuan } from "@/tests/simulation/model/money";
import { inForce, SKUS } from "@/tests/simulation/model/price-list";
import { outcomeOf, type Operation } from "@/tests/simulation/operations/operation";
import { Difference, type World } from "@/tests/simulation/world";

export const CAMPAIGNS: readonly Operation[] = [
  {
    name: "take a campaign's gift",
    weight: 3,
    play: async (world, account) => {
      const campaign = world.someCampaign();
      if (campaign) await take(world, account, campaign);
    },
  },
];

function take(world: World, account: Account, campaign: Campaign): Promise<void> {
  const requestKey = world.newKey();
  return world.play(account, "take a campaign's gift", {
    engine: async () => {
      const asked = { campaignId: campaign.id, requestKey };
      const answer = await world.engine.takeCampaignGift(world.asCustomer(account), asked);
      return { outcome: outcomeOf(answer), ids: answer.ok ? answer.value.id : "" };
    },
    model: (of, id: string) => takeGift(of, world.now, { campaign, id }),
  });
}

/** R-REF-6, R-USE-3: opens a campaign that sells one size for less, under a refund rule of its own, or gives calls away. */
export async function openCampaign(world: World): Promise<void> {
  const { random, now, people, clockId, prices } = world;
  const startsAt = now + random.between(0, 5) * DAY;
  const endsAt = startsAt + random.between(1, 40 * 24) * HOUR;
  const perAccount = random.between(1, 6);
  const sku = random.pick(SKUS.slice(0, 3));
  const price = (inForce(prices, startsAt).packs[sku].price * 3n) / 5n;
  const rule = random.pick([
    { kind: "none" },
    { kind: "default" },
    { kind: "days", days: random.pick([1, 3, 30]) },
  ] as const);
  const gives = { calls: random.between(1, 50_000), days: random.between(1, 60) };
  const terms = random.chance(0.6)
    ? { sells: { sku, price, rule }, gives: null }
    : { sells: null, gives };
  const time = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), perAccount };
  const answer = await world.engine.openCampaign(world.as(people.operator), {
    name: `campaign ${world.campaigns.length + 1}`,
    clockId,
    requestKey: world.newKey(),
    draft: terms.sells
      ? { ...time, kind: "sale", sku, price: inYuan(price), refundRule: rule }
      : { ...time, kind: "gift", calls: gives.calls, validDays: gives.days },
  });
  if (!answer.ok) throw new Difference([`campaign: ${answer.refusal.code}`]);
  world.campaigns.push({ id: answer.value.id, startsAt, endsAt, perAccount, ...terms });
  world.note("open a campaign", terms.sells ? "sale" : "gift");
}
