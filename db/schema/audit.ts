import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

import { accountNumber, instant } from "@/db/schema/columns";

/** Who did what to whom, written in the same transaction as the deed. Append-only. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    /** 0 where no account is concerned. */
    accountId: accountNumber().notNull(),
    at: instant().notNull(),
    recordedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    actor: text().notNull(),
    action: text().notNull(),
    object: text().notNull(),
    details: jsonb().notNull(),
  },
  (entry) => [
    primaryKey({ columns: [entry.accountId, entry.id] }),
    index("newest_audit_entries").on(entry.accountId, entry.at),
  ],
);

/** What a keyed request was answered, so that a retry hears the same (spec of the REST door). */
export const idempotentAnswers = pgTable(
  "idempotent_answers",
  {
    scope: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer().notNull(),
    body: jsonb().notNull(),
    createdAt: instant().notNull(),
  },
  (answer) => [primaryKey({ name: "one_answer_per_key", columns: [answer.scope, answer.key] })],
);
