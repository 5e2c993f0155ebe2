import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";

import { accounts } from "@/db/schema/accounts";
import { accountNumber, instant } from "@/db/schema/columns";
import { edition, product } from "@/db/schema/packs";
import type { TrialResponse } from "@/lib/core/trial-call";

/**
 * The last calls that a customer made by hand in the console, and what came back. The picture is not kept, only
 * the name of a sample. What a call cost stands in the usage events, under the request's id.
 */
export const trialCalls = pgTable(
  "trial_calls",
  {
    accountId: accountNumber().notNull(),
    /** The form's own key: a form that is sent twice makes one call. */
    id: uuid().notNull(),
    /** A test clock may stand still: which of two calls was later is counted, not timed. */
    place: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    madeAt: instant().notNull(),
    secretId: text().notNull(),
    product: product().notNull(),
    /** The editions asked for; empty for a product without any. */
    editions: edition().array().notNull(),
    sample: text(),
    latencyMs: integer(),
    /** What the API said; null as long as it has not, or where it could not be reached. */
    response: json().$type<TrialResponse>(),
    answeredAt: instant(),
  },
  (trial) => [
    primaryKey({ name: "one_trial_call_a_form", columns: [trial.accountId, trial.id] }),
    foreignKey({ columns: [trial.accountId], foreignColumns: [accounts.id] }),
    index("newest_trial_calls").on(trial.accountId, trial.place),
    check(
      "a_response_has_a_time",
      sql`${trial.response} is null or (${trial.answeredAt} is not null and ${trial.latencyMs} is not null)`,
    ),
  ],
);
