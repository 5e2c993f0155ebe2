import {
  done,
  openStop,
  refused,
  type Account,
  type CallEvent,
  type Counted,
  type Cover,
  type Kind,
  type Outcome,
  type Pack,
} from "@/tests/simulation/model/account";
import { grantFreePack } from "@/tests/simulation/model/balance";
import { DAY, MINUTE, monthOf, nextMonth, type Instant } from "@/tests/simulation/model/calendar";
import { move } from "@/tests/simulation/model/ledger";
import { earned } from "@/tests/simulation/model/packs";
import {
  FUTURE_MINUTES,
  inForce,
  LATE_DAYS,
  type Prices,
} from "@/tests/simulation/model/price-list";

/** R-USE-1..8: counts a batch. The earlier call is covered first; calls without a time happen now, last. */
export function recordCalls(
  account: Account,
  prices: Prices,
  now: Instant,
  events: readonly CallEvent[],
): Outcome[] {
  for (const event of events) grantOnFirstUse(account, prices, now, event);
  const outcomes: Outcome[] = [];
  const inOrder = [...events.entries()].toSorted(
    ([, a], [, b]) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE),
  );
  for (const [index, event] of inOrder) outcomes[index] = record(account, prices, now, event);
  return outcomes;
}

// R-FREE-3: the free pack exists before the first call of its month is metered.
function grantOnFirstUse(account: Account, prices: Prices, now: Instant, event: CallEvent): void {
  const at = event.at ?? now;
  if (event.product !== "general" || whyUntimely(at, now) || isSettled(account, monthOf(at)))
    return;
  grantFreePack(account, prices, at);
}

function record(account: Account, prices: Prices, now: Instant, event: CallEvent): Outcome {
  const known = account.events.find(({ key }) => key === event.key);
  if (known) return isSame(known, event) ? answer("duplicate", known) : refused("key-conflict");
  const happenedAt = event.at ?? now;
  const why = whyUntimely(happenedAt, now) ?? whyRefused(account, happenedAt);
  if (why) return refused(why);

  const { cover, draws } = coverCalls(account, event, happenedAt);
  const month = monthOf(happenedAt);
  const late = isSettled(account, month);
  const counted: Counted = {
    ...event,
    happenedAt,
    cover,
    draws,
    version: inForce(prices, happenedAt).version,
    billedIn: late ? nextMonth(account.settledThrough ?? month) : month,
    lateFor: late ? month : null,
  };
  account.events.push(counted);
  return answer("recorded", counted);
}

/** R-USE-7: 35 days late and 5 minutes early are the last that still count. */
function whyUntimely(happenedAt: Instant, now: Instant): string | null {
  if (now - happenedAt > LATE_DAYS * DAY) return "too-late";
  return happenedAt - now > FUTURE_MINUTES * MINUTE ? "in-the-future" : null;
}

/** R-ACC-2, R-ARR-1, R-MOD-1: whether the service was there when the call happened. */
function whyRefused(account: Account, at: Instant): string | null {
  const since = (fact: Instant | null | undefined) => typeof fact === "number" && fact <= at;
  if (since(account.closedAt)) return "closed";
  if (since(openStop(account)?.at)) return "content-stopped";
  if (since(account.suspendedAt)) return "in-arrears";
  return since(account.activatedAt) ? null : "not-activated";
}

/** R-USE-6: the same content is the same product, edition, calls and time. */
const isSame = (known: Counted, event: CallEvent): boolean =>
  known.product === event.product &&
  known.edition === event.edition &&
  known.calls === event.calls &&
  known.at === event.at;

const isSettled = (account: Account, month: string): boolean =>
  account.settledThrough !== null && month <= account.settledThrough;

const answer = (what: "recorded" | "duplicate", { cover, draws, billedIn }: Counted): Outcome =>
  done({ what, cover, draws, billedIn });

/** R-USE-3, R-USE-5: free, then gifted, then bought packs, then postpaid; each call from the first that has one. */
function coverCalls(account: Account, { product, calls }: CallEvent, at: Instant) {
  const cover: Cover = { free: 0, gifted: 0, bought: 0, postpaid: 0 };
  const draws: [string, number][] = [];
  let left = calls;
  for (const pack of product === "general" ? usablePacks(account, at) : []) {
    const drawn = Math.min(left, pack.calls - pack.used);
    if (drawn === 0) continue;
    draw(account, pack, drawn);
    cover[pack.kind] += drawn;
    draws.push([pack.id, drawn]);
    left -= drawn;
  }
  cover.postpaid = left;
  return { cover, draws };
}

/** R-REV-1: each call of a bought pack earns its part of the price. */
function draw(account: Account, pack: Pack, calls: number): void {
  const before = earned(pack);
  pack.used += calls;
  if (pack.kind === "bought") {
    move(account, "deferred:packs", "revenue:packs", earned(pack) - before);
  }
}

const ORDER: readonly Kind[] = ["free", "gifted", "bought"];

/** R-USE-3: by kind, then earliest expiry, then earliest start, then id. */
export const usablePacks = (account: Account, at: Instant): Pack[] =>
  account.packs
    .filter((pack) => isUsable(pack, at))
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        a.endsAt - b.endsAt ||
        a.startsAt - b.startsAt ||
        (a.id < b.id ? -1 : 1),
    );

/** R-ORD-5, R-REF-9: from its start to its end, with calls left, not held, not refunded, not closed. */
const isUsable = (pack: Pack, at: Instant): boolean =>
  pack.startsAt <= at &&
  at < pack.endsAt &&
  pack.used < pack.calls &&
  pack.heldAt === null &&
  pack.refundedAt === null &&
  !pack.expired;
