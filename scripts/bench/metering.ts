import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";

import { connect, type Connection } from "@/db/client";
import { booksBalance } from "@/scripts/bench/books";
import { printBreakdown, spent } from "@/scripts/bench/breakdown";
import { printFigures, takeTurns, type Contestant, type Turns } from "@/scripts/bench/measure";
import { systemClock } from "@/lib/clock";
import { monthOf, monthStart } from "@/lib/core/calendar";
import { eventKey } from "@/lib/services/metering/event-key";
import { GroupCommit } from "@/lib/services/metering/group-commit";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { CountedEvent } from "@/lib/services/metering/meter";
import type { UsageEvent } from "@/lib/services/metering/usage";
import { appendEventsTo, eventLists } from "@/lib/services/metering/write-usage";

export const ACCOUNTS = 10_000;
export const FIRST_ACCOUNT = 900_000_000;

/** Accounts that are active, each with its free pack and a gift that outlasts the bench, written as sets. */
export async function openBenchAccounts({ db }: Connection): Promise<void> {
  const now = systemClock.now();
  const month = monthOf(now);
  const start = monthStart(month).toISOString();
  const at = now.toISOString();
  await db.execute(sql`
    insert into accounts (id, name, clock_id, created_at, verified_at, verified_as, activation_requested_at, activated_at)
    select ${FIRST_ACCOUNT}::bigint + n, 'bench', 'real', ${start}, ${start}, 'personal', ${start}, ${start}
    from generate_series(0, ${ACCOUNTS - 1}) as n`);
  await db.execute(sql`
    insert into purses (account_id) select id from accounts where id >= ${FIRST_ACCOUNT}::bigint`);
  await db.execute(sql`
    insert into packs (account_id, id, product, kind, calls_total, starts_at, ends_at, created_at, free_month)
    select id, 'pkg_FREE' || id, 'general', 'free', 1000, ${start}, ${at}::timestamptz + interval '1 year', ${start}, ${month}
    from accounts where id >= ${FIRST_ACCOUNT}::bigint`);
  await db.execute(sql`
    insert into packs (account_id, id, product, kind, calls_total, starts_at, ends_at, created_at, gift_key, gift_reason, given_by)
    select id, 'pkg_GIFT' || id, 'general', 'gifted', 1000000000, ${start}, ${at}::timestamptz + interval '1 year', ${start},
      'bench', 'bench', 'bench'
    from accounts where id >= ${FIRST_ACCOUNT}::bigint`);
  await db.execute(sql`analyze`);
}

/** One call of each account: the rows that a first call of the hour makes are there, as they are at any busy moment. */
async function openTheHour(submit: GroupCommit["submit"]): Promise<void> {
  for (let first = 0; first < ACCOUNTS; first += 1000) {
    await submit(
      Array.from({ length: 1000 }, (_, n) => eventOf(String(FIRST_ACCOUNT + first + n))),
    );
  }
}

let caller = 0;
const anyAccount = (accounts: number): string => {
  // A fixed walk over the accounts: the same for both contestants, and no two calls at once on one.
  caller = (caller * 1_103_515_245 + 12_345) % 2_147_483_648;
  return String(FIRST_ACCOUNT + (caller % accounts));
};

const eventOf = (accountId: string): UsageEvent => ({
  accountId,
  key: randomUUID(),
  product: "general",
  edition: null,
  calls: 1,
  occurredAt: null,
});

const append = appendEventsTo("appended_events");

/** The limit: the same batcher, which appends the same rows and does nothing else. */
function appending({ db }: Connection): GroupCommit["submit"] {
  const lane = new GroupCommit(async (events) => {
    const now = systemClock.now();
    const month = monthOf(now);
    const rows = events.map((event): CountedEvent => ({
      ...FREE_CALL,
      accountId: event.accountId,
      key: eventKey(event.key),
      product: event.product,
      edition: "none",
      occurredAt: now,
      timeGiven: false,
      receivedAt: now,
      hour: now,
      billedMonth: month,
      priorMonth: "",
      catalogVersion: 1,
      secretId: null,
    }));
    await append(db, ...eventLists(rows));
    return rows.map(({ draws, billedMonth }) => ({
      outcome: "recorded" as const,
      cover: FREE_CALL,
      draws,
      billedMonth,
    }));
  });
  return (events) => lane.submit(events);
}

const FREE_CALL = {
  calls: 1,
  free: 1,
  gifted: 0,
  bought: 0,
  postpaid: 0,
  draws: [["pkg_FREE900000000", 1]],
} as const;

function covering({ db }: Connection): GroupCommit["submit"] {
  const lane = new GroupCommit((events) => recordCalls(db, systemClock, events));
  return (events) => lane.submit(events);
}

type Case = {
  readonly title: string;
  readonly accounts: number;
  readonly callers: number;
  readonly eventsEach: number;
  readonly goal: number;
};

const CASES: readonly Case[] = [
  {
    title: "one call each, 10,000 accounts",
    accounts: ACCOUNTS,
    callers: 64,
    eventsEach: 1,
    goal: 0.3,
  },
  { title: "one call each, one hot account", accounts: 1, callers: 64, eventsEach: 1, goal: 0.55 },
  {
    title: "1000 events a request, 10,000 accounts",
    accounts: ACCOUNTS,
    callers: 4,
    eventsEach: 1000,
    goal: 0.25,
  },
  {
    title: "1000 events a request, one hot account",
    accounts: 1,
    callers: 4,
    eventsEach: 1000,
    goal: 0.6,
  },
];

/** Usage events, covered in the same commit, against appending the same rows. Answers whether every goal was reached. */
export async function benchMetering(url: string, turns: Turns): Promise<boolean> {
  const owner = connect(url, { role: null });
  await owner.db.execute(sql`create table appended_events (like usage_events including all)`);
  await owner.db.execute(sql`grant insert, select on appended_events to tuqian_app`);
  const connection = connect(url, { max: 4 });
  const count = covering(connection);
  await openTheHour(count);
  let sound = true;
  for (const { title, accounts, callers, eventsEach, goal } of CASES) {
    const contestant = (name: string, submit: GroupCommit["submit"]): Contestant => ({
      name,
      work: async () => {
        const events = Array.from({ length: eventsEach }, () => eventOf(anyAccount(accounts)));
        const answers = await submit(events);
        const refused = answers.find(({ outcome }) => outcome !== "recorded");
        if (refused) throw new Error(`an event was not recorded: ${JSON.stringify(refused)}`);
        return eventsEach;
      },
    });
    const least = contestant("append the rows", appending(connection));
    const counting = contestant("count and cover", count);
    const figures = await takeTurns([least, counting], { callers, ...turns });
    const name = `usage-events · ${title} (${callers} callers)`;
    const reached = printFigures(name, "events", figures, goal);
    await printBreakdown(owner.db, {
      baseline: { contestant: least, spent },
      judged: { contestant: counting, spent },
      callers,
      seconds: turns.seconds,
      unit: "event",
    });
    const balanced = await booksBalance(connection.db);
    sound &&= reached && balanced;
  }
  await connection.close();
  await owner.close();
  return sound;
}
