import {
  done,
  refused,
  works,
  type Account,
  type Campaign,
  type Outcome,
  type Voucher,
} from "@/tests/simulation/model/account";
import { DAY, type Instant } from "@/tests/simulation/model/calendar";
import { packsHad } from "@/tests/simulation/model/campaign";
import { move } from "@/tests/simulation/model/ledger";
import { fen } from "@/tests/simulation/model/money";
import { newPack } from "@/tests/simulation/model/packs";

const MOST_GIFT_CALLS = 1_000_000;
const MOST_GIFT_DAYS = 366;

/** R-USE-3: a gifted pack, covered from before bought ones. */
export function givePack(
  account: Account,
  now: Instant,
  gift: { readonly id: string; readonly calls: number; readonly endsAt: Instant },
): Outcome {
  if (account.closedAt !== null) return refused("service-closed");
  if (gift.calls < 1 || gift.calls > MOST_GIFT_CALLS) return refused("bad-calls");
  const lasts = gift.endsAt - now;
  if (lasts <= 0 || lasts > MOST_GIFT_DAYS * DAY) return refused("bad-end");
  const { id, calls, endsAt } = gift;
  account.packs.push(newPack({ id, kind: "gifted", calls, startsAt: now, endsAt }));
  return done();
}

/** R-USE-3: an account that works takes what a campaign gives away, so often. */
export function takeGift(
  account: Account,
  now: Instant,
  { campaign, id }: { readonly campaign: Campaign; readonly id: string },
): Outcome {
  if (!campaign.gives) return refused("campaign-not-found");
  if (now < campaign.startsAt || now >= campaign.endsAt) return refused("campaign-not-running");
  if (!works(account)) return refused("service-not-active");
  if (packsHad(account, campaign, now) >= campaign.perAccount) {
    return refused("campaign-limit-reached");
  }
  const { calls, days } = campaign.gives;
  const endsAt = now + days * DAY;
  account.packs.push(newPack({ id, kind: "gifted", calls, startsAt: now, endsAt, campaign }));
  return done();
}

/** R-FUND-2: what is on a voucher is the promotion's money until it is spent. */
export function giveVoucher(account: Account, given: Omit<Voucher, "spent" | "expired">): Outcome {
  if (given.endsAt <= given.startsAt) return refused("ends-too-early");
  if (given.balance < fen("0.01")) return refused("not-an-amount");
  account.vouchers.push({ ...given, spent: false, expired: false });
  move(account, "funding:promotion", "vouchers", given.balance);
  return done();
}

/** R-FUND-2: at its end what is left on a voucher is no longer good. */
export function expireVoucher(account: Account, voucher: Voucher): void {
  voucher.expired = true;
  move(account, "vouchers", "funding:promotion", voucher.balance);
}
