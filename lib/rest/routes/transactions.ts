import { createRoute, z } from "@hono/zod-openapi";

import { HOLDINGS, transactionsOf, type Transaction } from "@/db/queries/ledger";
import { TRANSFER_CAUSES } from "@/lib/core/ledger";
import type { RestDoor } from "@/lib/rest/door";
import { listOf, pageOf, pageQuery, timePlace } from "@/lib/rest/paging";
import { PROBLEMS } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import { json, money, queryInstantSchema, time, timeOf } from "@/lib/rest/values";

const transactionSchema = z
  .object({
    id: z.string(),
    happenedAt: time,
    cause: z.enum(TRANSFER_CAUSES),
    reference: z
      .string()
      .openapi({ description: "The order, refund, month or recharge that caused it" }),
    holding: z.enum(HOLDINGS),
    direction: z.enum(["in", "out"]),
    amount: money,
    balanceAfter: money.nullable().openapi({ description: "Of the purse; null for vouchers" }),
    note: z.string().nullable(),
  })
  .openapi("Transaction");

const filters = {
  holding: z.enum(HOLDINGS).optional(),
  cause: z.enum(TRANSFER_CAUSES).optional(),
  from: queryInstantSchema.optional(),
  to: queryInstantSchema.optional(),
};

/** How many movements a file holds at most; who needs more asks for a shorter time. */
const MOST_IN_A_FILE = 10_000;

/** R-FUND-3 · Every movement of the account's money. */
export function transactionRoutes({ db }: RestDoor, { customer }: TokenGuards): Router {
  const guarded = { security: [{ token: [] }], middleware: customer, tags: ["money"] };

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/transactions",
        summary: "Movements of money, newest first",
        request: { query: z.object({ ...pageQuery(timePlace), ...filters }) },
        responses: { 200: json(listOf(transactionSchema), "A page of movements"), ...PROBLEMS },
      }),
      async (c) => {
        const { limit, cursor, ...filter } = c.req.valid("query");
        const after = cursor && { happenedAt: cursor.at, id: cursor.id };
        const page = { ...filter, after, limit: limit + 1 };
        const found = await transactionsOf(db, c.var.customer.accountId, page);
        const { rows, nextCursor } = pageOf(found, limit, ({ happenedAt, id }) => ({
          at: happenedAt,
          id,
        }));
        return c.json({ items: rows.map(shownTransaction), nextCursor }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/transactions.csv",
        summary: `The same as a file, the newest ${MOST_IN_A_FILE}`,
        request: { query: z.object(filters) },
        responses: {
          200: { description: "RFC 4180, UTF-8", content: { "text/csv": { schema: z.string() } } },
          ...PROBLEMS,
        },
      }),
      async (c) => {
        const page = { ...c.req.valid("query"), limit: MOST_IN_A_FILE };
        const found = await transactionsOf(db, c.var.customer.accountId, page);
        return c.body(csvOf(found.map(shownTransaction)), 200, {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="transactions.csv"',
        });
      },
    );
}

const shownTransaction = (movement: Transaction): z.infer<typeof transactionSchema> => ({
  ...movement,
  happenedAt: timeOf(movement.happenedAt),
});

const COLUMNS = [
  "id",
  "happenedAt",
  "cause",
  "reference",
  "holding",
  "direction",
  "amount",
  "balanceAfter",
  "note",
] as const satisfies readonly (keyof z.infer<typeof transactionSchema>)[];

const csvOf = (rows: readonly z.infer<typeof transactionSchema>[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))]
    .map((cells) => `${cells.map(cellOf).join(",")}\r\n`)
    .join("");

// A cell that a spreadsheet would take for a formula is shown as the text that it is. Amounts below zero are numbers.
function cellOf(text: string): string {
  const shown = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
