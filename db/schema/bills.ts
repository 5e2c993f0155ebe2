import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";

import { TIER_BASES } from "@/lib/core/catalog";
import { accounts } from "@/db/schema/accounts";
import { clocks } from "@/db/schema/clocks";
import {
  accountNumber,
  calls,
  exactMoney,
  fen,
  instant,
  month,
  opaqueId,
} from "@/db/schema/columns";
import { product } from "@/db/schema/packs";

export const tierBasis = pgEnum("tier_basis", TIER_BASES);
export const billLineKind = pgEnum("bill_line_kind", ["usage", "prior_period"]);

/** R-SET-1 · One bill an account and month. Never edited: a correction is a row of its own. */
export const bills = pgTable(
  "bills",
  {
    accountId: accountNumber().notNull(),
    month: month().notNull(),
    runId: opaqueId().notNull(),
    calls: calls().notNull(),
    postpaidCalls: calls().notNull(),
    exact: exactMoney().notNull(),
    total: fen().notNull(),
    voucherId: opaqueId(),
    paidVoucher: fen().notNull(),
    paidGift: fen().notNull(),
    paidIncome: fen().notNull(),
    paidCash: fen().notNull(),
    /** How much of the charge drove cash below zero. */
    owed: fen().notNull(),
    cashAfter: fen().notNull(),
    issuedAt: instant().notNull(),
  },
  (bill) => [
    primaryKey({ name: "one_bill_a_month", columns: [bill.accountId, bill.month] }),
    foreignKey({ columns: [bill.accountId], foreignColumns: [accounts.id] }),
    check(
      "a_bill_is_charged_in_full",
      sql`${bill.total} = ${bill.paidVoucher} + ${bill.paidGift} + ${bill.paidIncome} + ${bill.paidCash}`,
    ),
    check("what_is_owed_was_charged_to_cash", sql`${bill.owed} between 0 and ${bill.paidCash}`),
    index("bills_of_a_month").on(bill.month, bill.accountId),
  ],
);

/** R-SET-3 · A line with its derivation: the database recomputes the amount that the rules computed. */
export const billLines = pgTable(
  "bill_lines",
  {
    accountId: accountNumber().notNull(),
    month: month().notNull(),
    line: smallint().notNull(),
    kind: billLineKind().notNull(),
    product: product().notNull(),
    priorMonth: text(),
    catalogVersion: integer().notNull(),
    editions: jsonb().$type<Partial<Record<string, number>>>().notNull(),
    calls: calls().notNull(),
    free: calls().notNull(),
    gifted: calls().notNull(),
    bought: calls().notNull(),
    postpaidCalls: calls().notNull(),
    /** Which pack covered how many of the calls. */
    packs: jsonb().$type<readonly { packId: string; kind: string; calls: number }[]>().notNull(),
    tierBasis: tierBasis().notNull(),
    tierVolume: calls().notNull(),
    tier: smallint().notNull(),
    unitPrice: exactMoney().notNull(),
    exact: exactMoney().notNull(),
    charge: fen().notNull(),
    rounding: exactMoney().notNull(),
    rules: text().array().notNull(),
  },
  (billLine) => [
    primaryKey({ columns: [billLine.accountId, billLine.month, billLine.line] }),
    foreignKey({
      columns: [billLine.accountId, billLine.month],
      foreignColumns: [bills.accountId, bills.month],
    }),
    check(
      "every_call_of_a_line_is_covered_once",
      sql`${billLine.calls} = ${billLine.free} + ${billLine.gifted} + ${billLine.bought} + ${billLine.postpaidCalls}`,
    ),
    check(
      "amount_follows_from_the_price",
      sql`${billLine.exact} = ${billLine.unitPrice} * ${billLine.postpaidCalls}`,
    ),
    check(
      "rounding_is_the_difference",
      sql`${billLine.charge} = ${billLine.exact} + ${billLine.rounding}`,
    ),
  ],
);

/** A settlement of one month for the accounts of one clock; restartable, shared by several workers. */
export const settlementRuns = pgTable(
  "settlement_runs",
  {
    id: opaqueId().primaryKey(),
    clockId: text()
      .notNull()
      .references(() => clocks.id),
    month: month().notNull(),
    startedAt: instant().notNull(),
    startedBy: text().notNull(),
    accounts: integer().notNull(),
    finishedAt: instant(),
    /** By the system's clock, since a test clock stands still while a run works. */
    beganAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    endedAt: instant(),
  },
  (run) => [uniqueIndex("one_run_a_month_and_clock").on(run.clockId, run.month)],
);

/** Where each account of a run stands. A row is claimed, done or failed; nothing is forgotten. */
export const settlementTasks = pgTable(
  "settlement_tasks",
  {
    runId: opaqueId().notNull(),
    accountId: accountNumber().notNull(),
    doneAt: instant(),
    billed: fen(),
    tries: smallint().notNull().default(0),
    error: text(),
  },
  (task) => [
    primaryKey({ columns: [task.accountId, task.runId] }),
    index("tasks_of_a_run")
      .on(task.runId, task.accountId)
      .where(sql`done_at is null`),
  ],
);
