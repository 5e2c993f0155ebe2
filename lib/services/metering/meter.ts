import { mayCall, type AccountFacts } from "@/lib/core/account";
import { burnDown, type PackState } from "@/lib/core/burn-down";
import { monthOf, nextMonth, hourStart } from "@/lib/core/calendar";
import { catalogAt, type Catalog, type Product } from "@/lib/core/catalog";
import { checkEventTime } from "@/lib/core/metering";
import { ok, refuse, type Result } from "@/lib/core/result";
import type { LockedAccount } from "@/lib/services/lock-account";
import type {
  Cover,
  Draw,
  UsageAnswer,
  UsageEvent,
  UsageRefusal,
} from "@/lib/services/metering/usage";

export type KnownEvent = Cover & {
  readonly key: string;
  readonly product: Product;
  readonly edition: string;
  readonly calls: number;
  readonly occurredAt: Date;
  readonly timeGiven: boolean;
  readonly billedMonth: string;
  readonly draws: readonly Draw[];
};

export type MeteredPack = PackState & {
  readonly callsTotal: number;
  /** The month of a free pack. */
  readonly freeMonth: string | null;
  /** What it was sold for, in fen as a string. */
  readonly price: string;
  callsLeft: number;
  firstUsedAt: Date | null;
};

/** An event that counts, as it will be written. */
export type CountedEvent = KnownEvent & {
  readonly accountId: string;
  readonly receivedAt: Date;
  readonly hour: Date;
  /** The settled month that it is late for, or "" (R-USE-7). */
  readonly priorMonth: string;
  readonly catalogVersion: number;
  readonly secretId: string | null;
};

/**
 * One account while its events are being counted. Decides by the rules alone; what is to be written
 * stands in `counted` and `packs` afterwards. The caller holds the account's lock.
 */
export class Meter {
  readonly counted: CountedEvent[] = [];
  private readonly known: Map<string, KnownEvent>;
  private latest: { readonly time: number; readonly moment: Moment } | null = null;

  constructor(
    readonly account: LockedAccount,
    private readonly catalogs: readonly Catalog[],
    readonly packs: MeteredPack[],
    known: readonly KnownEvent[],
  ) {
    this.known = new Map(known.map((event) => [event.key, event]));
  }

  /** R-USE-1..8 · Counts one event under its 16-byte key, or says why not. */
  count(key: string, event: UsageEvent): UsageAnswer {
    const known = this.known.get(key);
    if (known) return sameContent(known, event) ? answered("duplicate", known) : conflict;

    const moment = this.momentOf(event.occurredAt ?? this.account.now);
    if (!moment.ok) return { outcome: "refused", refusal: moment.refusal };

    const { occurredAt } = moment.value;
    const { draws, free, gifted, bought, postpaid } = burnDown(
      this.packs,
      event.product,
      event.calls,
      occurredAt,
    );
    for (const draw of draws) this.draw(draw.packId, draw.calls, occurredAt);

    const counted: CountedEvent = {
      ...moment.value,
      accountId: event.accountId,
      key,
      product: event.product,
      edition: event.edition ?? "none",
      calls: event.calls,
      free,
      gifted,
      bought,
      postpaid,
      draws: draws.map((draw) => [draw.packId, draw.calls] as const),
      timeGiven: event.occurredAt !== null,
      receivedAt: this.account.now,
      secretId: event.secretId ?? null,
    };
    this.counted.push(counted);
    this.known.set(key, counted);
    return answered("recorded", counted);
  }

  /** What an instant alone decides. Most events of a batch share theirs. */
  private momentOf(at: Date): Moment {
    const time = at.getTime();
    if (this.latest?.time === time) return this.latest.moment;
    const refusal = this.refusalOf(at);
    const moment = refusal ? refuse(refusal) : ok(this.countedAt(at));
    this.latest = { time, moment };
    return moment;
  }

  private countedAt(occurredAt: Date): CountedAt {
    const month = monthOf(occurredAt);
    const late = this.isSettled(month);
    return {
      occurredAt,
      hour: hourStart(occurredAt),
      billedMonth: late ? this.openMonth() : month,
      priorMonth: late ? month : "",
      catalogVersion: catalogAt(this.catalogs, occurredAt).version,
    };
  }

  private refusalOf(occurredAt: Date): UsageRefusal | null {
    const { policies } = catalogAt(this.catalogs, this.account.now);
    const timely = checkEventTime(occurredAt, this.account.now, policies);
    if (!timely.ok) return { code: timely.refusal, rule: "R-USE-7" };
    const allowed = mayCall(factsAt(this.account, occurredAt));
    if (!allowed.ok) return { code: allowed.refusal, rule: ruleOf[allowed.refusal] };
    return null;
  }

  private draw(packId: string, calls: number, at: Date): void {
    const pack = this.packs.find(({ id }) => id === packId);
    if (!pack) throw new Error(`pack ${packId} was drawn but not read`);
    pack.callsLeft -= calls;
    pack.firstUsedAt ??= at;
  }

  private isSettled(month: string): boolean {
    return this.account.settledThrough !== null && month <= this.account.settledThrough;
  }

  private openMonth(): string {
    return nextMonth(this.account.settledThrough ?? monthOf(this.account.now));
  }
}

type CountedAt = Pick<
  CountedEvent,
  "occurredAt" | "hour" | "billedMonth" | "priorMonth" | "catalogVersion"
>;
type Moment = Result<CountedAt, UsageRefusal>;

const ruleOf = {
  "not-activated": "R-ACC-2",
  activating: "R-ACC-2",
  "in-arrears": "R-ARR-1",
  "content-stopped": "R-MOD-1",
  closed: "R-ACC-3",
} as const;

const conflict: UsageAnswer = {
  outcome: "refused",
  refusal: { code: "key-conflict", rule: "R-USE-6" },
};

/** The facts as they stood at an instant: a stop does not refuse a call that was made before it. */
function factsAt(account: LockedAccount, at: Date): AccountFacts {
  const asOf = (fact: Date | null) => (fact !== null && fact <= at ? fact : null);
  return {
    ...account,
    activationRequestedAt: asOf(account.activationRequestedAt),
    activatedAt: asOf(account.activatedAt),
    suspendedForArrearsAt: asOf(account.suspendedForArrearsAt),
    contentStoppedAt: asOf(account.contentStoppedAt),
    closedAt: asOf(account.closedAt),
  };
}

function sameContent(known: KnownEvent, event: UsageEvent): boolean {
  const sameTime = known.timeGiven
    ? known.occurredAt.getTime() === event.occurredAt?.getTime()
    : event.occurredAt === null;
  return (
    known.product === event.product &&
    known.edition === (event.edition ?? "none") &&
    known.calls === event.calls &&
    sameTime
  );
}

function answered(outcome: "recorded" | "duplicate", event: KnownEvent): UsageAnswer {
  const { free, gifted, bought, postpaid, draws, billedMonth } = event;
  return { outcome, cover: { free, gifted, bought, postpaid }, draws, billedMonth };
}
