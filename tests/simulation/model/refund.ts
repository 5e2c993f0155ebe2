import {
  done,
  NOTHING,
  refused,
  type Account,
  type Outcome,
  type Pack,
  type Refund,
} from "@/tests/simulation/model/account";
import { followBalance } from "@/tests/simulation/model/balance";
import { DAY, windowEnd, type Instant } from "@/tests/simulation/model/calendar";
import { move } from "@/tests/simulation/model/ledger";
import { inYuan } from "@/tests/simulation/model/money";
import { ABUSE, versionOf, type Prices } from "@/tests/simulation/model/price-list";

export type Asked = { readonly id: string; readonly key: string; readonly packId: string };

/** R-REF-8: paid at once, refused at once naming each failed rule, or, with a signal, sent to review. */
export function requestRefund(
  account: Account,
  prices: Prices,
  now: Instant,
  { asked, identities }: { readonly asked: Asked; readonly identities: number },
): Outcome {
  const before = account.refunds.find(({ key }) => key === asked.key);
  if (before) {
    return before.packId === asked.packId
      ? done({ id: before.id, state: before.state })
      : refused("request-key-conflict");
  }
  const pack = account.packs.find(({ id }) => id === asked.packId);
  if (!pack) return refused("pack-not-found");

  const failed = failedRules(account, prices, pack, { askedAt: now, request: null });
  const signal = signalOf(account, pack, now, identities);
  const state = failed.length > 0 ? "refused" : signal ? "in_review" : "paid";
  const amounts = state === "refused" ? NOTHING : pack.paid;
  const refund: Refund = {
    ...asked,
    askedAt: now,
    amounts,
    state,
    decidedAt: state === "in_review" ? null : now,
    firstApprover: null,
    stopId: null,
  };
  account.refunds.push(refund);
  if (state === "paid") payRefund(account, prices, now, refund);
  if (state === "in_review") pack.heldAt = now;
  const { voucher, cash, income, gift } = amounts;
  return done({
    id: refund.id,
    state,
    failed,
    signal,
    cash: inYuan(cash),
    income: inYuan(income),
    gift: inYuan(gift),
    voucherNotReturned: inYuan(voucher),
  });
}

export const isOpen = ({ state }: Refund): boolean =>
  state === "in_review" || state === "awaiting_finance";

/** R-REF-4: each amount to the purse that it came from; a voucher's part to the promotion that paid for it. */
export function payRefund(account: Account, prices: Prices, now: Instant, refund: Refund): void {
  const pack = packOf(account, refund);
  pack.refundedAt = now;
  pack.heldAt = null;
  move(account, "deferred:packs", "purse:cash", refund.amounts.cash);
  move(account, "deferred:packs", "purse:income", refund.amounts.income);
  move(account, "deferred:packs", "purse:gift", refund.amounts.gift);
  move(account, "deferred:packs", "funding:promotion", refund.amounts.voucher);
  followBalance(account, prices, now);
}

type Question = { readonly askedAt: Instant; readonly request: Refund | null };

/** R-REF-1..6, R-REF-8, R-REF-10: every rule that a request fails. */
export function failedRules(
  account: Account,
  prices: Prices,
  pack: Pack,
  { askedAt, request }: Question,
): string[] {
  const others = account.refunds.filter((other) => other.packId === pack.id && other !== request);
  const { refundDays } = versionOf(prices, pack.boughtUnder);
  const rules: Readonly<Record<string, boolean>> = {
    "R-REF-1": pack.kind === "bought",
    "R-REF-2": pack.used === 0,
    "R-REF-3":
      pack.campaign?.sells?.rule.kind === "days" || askedAt < windowEnd(pack.startsAt, refundDays),
    "R-REF-5": !account.stops.some(({ upheld }) => upheld),
    "R-REF-6": followsCampaign(pack, askedAt),
    "R-REF-8": askedAt < pack.endsAt,
    "R-REF-10": !others.some((other) => other.state === "paid" || isOpen(other)),
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

/** R-REF-3, R-REF-6: the first instant at which asking is too late. */
export function refundableUntil(
  { startsAt, boughtUnder, campaign }: Pack,
  prices: Prices,
): Instant {
  const rule = campaign?.sells?.rule;
  const { refundDays } = versionOf(prices, boughtUnder);
  return windowEnd(startsAt, rule?.kind === "days" ? rule.days : refundDays);
}

function followsCampaign({ campaign, startsAt }: Pack, askedAt: Instant): boolean {
  const rule = campaign?.sells?.rule;
  if (rule?.kind === "none") return false;
  return rule?.kind !== "days" || askedAt < windowEnd(startsAt, rule.days);
}

/** R-REF-7: the strongest sign of abuse, or null. */
function signalOf(account: Account, pack: Pack, now: Instant, identities: number): string | null {
  const since = now - ABUSE.days * DAY;
  const paid = account.refunds.filter(
    ({ state, decidedAt }) => state === "paid" && (decidedAt ?? 0) >= since,
  );
  const cycles = paid.filter((refund) => packOf(account, refund).sku === pack.sku);
  if (paid.length >= ABUSE.refunds) return "many-refunds";
  if (cycles.length >= ABUSE.cycles) return "repeated-size";
  return identities >= ABUSE.identities ? "shared-identity" : null;
}

export function packOf(account: Account, { packId }: Refund): Pack {
  const pack = account.packs.find(({ id }) => id === packId);
  if (!pack) throw new Error(`pack ${packId} is unknown`);
  return pack;
}
