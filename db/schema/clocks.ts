import { check, pgTable, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

import { instant, month } from "@/db/schema/columns";

/**
 * R-TIME-1 · Every account reads one clock. `real` follows the system; any other is a test clock that
 * stands at `now` until somebody advances it. For `real`, `now` is how far due events were performed.
 */
export const clocks = pgTable(
  "clocks",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    now: instant().notNull(),
    /** The last month whose free packs were handed out, and the last that was settled. */
    grantedThrough: month().notNull(),
    settledThrough: month().notNull(),
    /** The last day, YYYY-MM-DD in Asia/Shanghai, whose daily notices were given. */
    noticedThrough: text().notNull(),
    createdAt: instant().notNull(),
  },
  (clock) => [
    check("noticed_through_a_day", sql`${clock.noticedThrough} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`),
    check("a_clock_has_a_name", sql`length(${clock.name}) between 1 and 100`),
  ],
);

export const REAL_CLOCK = "real";
