import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";

import { connect, type Connection } from "@/db/client";
import { printFigures, takeTurns, type Contestant, type Turns } from "@/scripts/bench/measure";
import { systemClock } from "@/lib/clock";
import { monthOf, monthStart } from "@/lib/core/calendar";
import { eventKey } from "@/lib/services/metering/event-key";
import { GroupCommit } from "@/lib/services/metering/group-commit";
import { recordCalls } from "@/lib/services/metering/record-calls";
import type { UsageEvent } from "@/lib/services/metering/usage";

export const ACCOUNTS = 10_000;
export const FIRST_ACCOUNT = 900_000_000;

/** Accounts that are active, each with its free pack and a bought one, written as sets. */
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
  await db.execute(sql`analyze`);
}

let caller = 0;
const anyAccount = (accounts: number): string => {
  // A fixed walk over the accounts: the same for both contestants, and no two calls at once on one.
  caller = (caller * 1_103_515_245 + 12_345) % 2_147_483_648;
  return String(FIRST_ACCOUNT + (caller % accounts));
};

const event = (accounts: number): UsageEvent => ({
  accountId: anyAccount(accounts),
  key: randomUUID(),
  product: "general",
  edition: null,
  calls: 1,
  occurredAt: null,
});

/** The limit: the same batcher, which appends the same rows and does nothing else. */
function appending(connection: Connection): GroupCommit["submit"] {
  const lane = new GroupCommit(async (events) => {
    const now = systemClock.now().toISOString();
    const month = monthOf(systemClock.now());
    const rows = events.map(({ accountId, key, product, calls }) => ({
      account_id: accountId,
      key: eventKey(key),
      product,
      edition: "none",
      calls,
      free: calls,
      gifted: 0,
      bought: 0,
      postpaid: 0,
      occurred_at: now,
      time_given: false,
      received_at: now,
      billed_month: month,
      draws: [],
      secret_id: null,
    }));
    await connection.db.execute(sql`
      insert into appended_events select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as event(
        account_id bigint, key uuid, product product, edition edition, calls bigint, free bigint, gifted bigint,
        bought bigint, postpaid bigint, occurred_at timestamptz, time_given boolean, received_at timestamptz,
        billed_month text, draws jsonb, secret_id text)
      order by account_id, key on conflict do nothing`);
    return events.map(() => ({
      outcome: "recorded" as const,
      cover: { free: 1, gifted: 0, bought: 0, postpaid: 0 },
      draws: [],
      billedMonth: month,
    }));
  });
  return (events) => lane.submit(events);
}

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
  let reached = true;
  for (const { title, accounts, callers, eventsEach, goal } of CASES) {
    const contestant = (name: string, submit: GroupCommit["submit"]): Contestant => ({
      name,
      work: async () => {
        const answers = await submit(Array.from({ length: eventsEach }, () => event(accounts)));
        const refused = answers.find(({ outcome }) => outcome !== "recorded");
        if (refused) throw new Error(`an event was not recorded: ${JSON.stringify(refused)}`);
        return eventsEach;
      },
    });
    const figures = await takeTurns(
      [
        contestant("append the rows", appending(connection)),
        contestant("count and cover", covering(connection)),
      ],
      { callers, ...turns },
    );
    reached =
      printFigures(`usage-events · ${title} (${callers} callers)`, "events", figures, goal) &&
      reached;
  }
  await connection.close();
  await owner.close();
  return reached;
}
