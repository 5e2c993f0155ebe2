import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";

import { accounts } from "@/db/schema/accounts";
import { accountNumber, calls, instant, month } from "@/db/schema/columns";
import { edition, product } from "@/db/schema/packs";

const cover = () => ({
  calls: calls().notNull(),
  free: calls().notNull().default(0),
  gifted: calls().notNull().default(0),
  bought: calls().notNull().default(0),
  postpaid: calls().notNull().default(0),
});

/**
 * R-USE-6, R-USE-8 · One counted usage event and who covered it. The key is the caller's own as 16
 * bytes (a UUID as it is, any other text as the head of its SHA-256). Beside the index of that key there is one of the
 * API keys that signed the calls, which counts them without a look at the events.
 */
export const usageEvents = pgTable(
  "usage_events",
  {
    accountId: accountNumber().notNull(),
    key: uuid().notNull(),
    product: product().notNull(),
    edition: edition().notNull(),
    ...cover(),
    occurredAt: instant().notNull(),
    /** Whether the caller named the time; part of "the same content". */
    timeGiven: boolean().notNull(),
    receivedAt: instant().notNull(),
    /** The month that bills it: its own, or the open one where its own was settled (R-USE-7). */
    billedMonth: month().notNull(),
    draws: jsonb().$type<readonly (readonly [packId: string, calls: number])[]>().notNull(),
    secretId: text(),
  },
  (event) => [
    primaryKey({ name: "one_count_per_key", columns: [event.accountId, event.key] }),
    check("an_event_counts_calls", sql`${event.calls} > 0`),
    check(
      "every_call_is_covered_once",
      sql`${event.calls} = ${event.free} + ${event.gifted} + ${event.bought} + ${event.postpaid}`,
    ),
    index("calls_of_a_key")
      .on(event.accountId, event.secretId, event.occurredAt, event.calls)
      .where(sql`secret_id is not null`),
  ],
);

/** Rollup for charts: what each hour used and who covered it. */
export const usageHours = pgTable(
  "usage_hours",
  {
    accountId: accountNumber().notNull(),
    product: product().notNull(),
    edition: edition().notNull(),
    hour: instant().notNull(),
    ...cover(),
  },
  (usage) => [
    primaryKey({ columns: [usage.accountId, usage.hour, usage.product, usage.edition] }),
    check(
      "every_call_of_an_hour_is_covered_once",
      sql`${usage.calls} = ${usage.free} + ${usage.gifted} + ${usage.bought} + ${usage.postpaid}`,
    ),
  ],
);

/** What a month will be billed for. `priorMonth` is empty but for late events of a settled month. */
export const usageMonths = pgTable(
  "usage_months",
  {
    accountId: accountNumber().notNull(),
    month: month().notNull(),
    product: product().notNull(),
    edition: edition().notNull(),
    catalogVersion: integer().notNull(),
    priorMonth: text().notNull().default(""),
    ...cover(),
  },
  (usage) => [
    primaryKey({
      columns: [
        usage.accountId,
        usage.month,
        usage.product,
        usage.edition,
        usage.catalogVersion,
        usage.priorMonth,
      ],
    }),
    foreignKey({ columns: [usage.accountId], foreignColumns: [accounts.id] }),
    check(
      "every_call_of_a_month_is_covered_once",
      sql`${usage.calls} = ${usage.free} + ${usage.gifted} + ${usage.bought} + ${usage.postpaid}`,
    ),
    index("accounts_that_used_a_month").on(usage.month, usage.accountId),
  ],
);

/** R-USE-1 · Refused, failed and throttled calls: logged by hour and code, never billed. */
export const callFailures = pgTable(
  "call_failures",
  {
    accountId: accountNumber().notNull(),
    hour: instant().notNull(),
    action: text().notNull(),
    code: text().notNull(),
    calls: calls().notNull(),
  },
  (failure) => [
    primaryKey({ columns: [failure.accountId, failure.hour, failure.action, failure.code] }),
  ],
);
