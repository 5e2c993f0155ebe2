import { and, inArray, isNotNull, isNull, lte, ne, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

import { accounts } from "@/db/schema/accounts";
import { vouchers } from "@/db/schema/ledger";
import { orders, packs } from "@/db/schema/packs";

/** Rows of a table that fall due one by one, each at its own instant, until what is due was done. */
type Source = {
  readonly table: PgTable;
  readonly accountId: PgColumn;
  readonly id: PgColumn;
  readonly at: PgColumn;
  readonly open: SQL | undefined;
};

/**
 * R-TIME-1 · What falls due row by row, and which rows still wait for it. Stated once: the engine that performs
 * it, the search for the next instant, and the operator's preview all read it here.
 */
export const DUE_ROWS = {
  "packs-expire": {
    table: packs,
    accountId: packs.accountId,
    id: packs.id,
    at: packs.endsAt,
    // A free pack ends with its month's settlement; a held one waits for its refund's decision (R-REF-9).
    open: and(isNull(packs.closedAt), isNull(packs.heldAt), ne(packs.kind, "free")),
  },
  "vouchers-expire": {
    table: vouchers,
    accountId: vouchers.accountId,
    id: vouchers.id,
    at: vouchers.endsAt,
    open: and(isNull(vouchers.expiredAt), isNull(vouchers.spentAt)),
  },
  "orders-expire": {
    table: orders,
    accountId: orders.accountId,
    id: orders.id,
    at: orders.expiresAt,
    open: and(isNull(orders.paidAt), isNull(orders.cancelledAt), isNull(orders.expiredAt)),
  },
  "grace-ends": {
    table: accounts,
    accountId: accounts.id,
    id: accounts.id,
    at: accounts.graceEndsAt,
    open: and(isNotNull(accounts.arrearsSince), isNull(accounts.suspendedForArrearsAt)),
  },
} as const satisfies Readonly<Record<string, Source>>;

export type RowDueKind = keyof typeof DUE_ROWS;
export const ROW_DUE_KINDS = Object.keys(DUE_ROWS) as readonly RowDueKind[];

/** The open rows of a clock's accounts that fall due up to `until`. */
export function dueRows(kind: RowDueKind, clockId: string, until: Date): SQL | undefined {
  const { accountId, at, open } = DUE_ROWS[kind];
  const ofTheClock = inArray(
    accountId,
    sql`(select account.id from accounts account where account.clock_id = ${clockId})`,
  );
  return and(ofTheClock, open, lte(at, until));
}
