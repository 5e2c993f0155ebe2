import { createRoute, z } from "@hono/zod-openapi";

import { adjustmentsOfBill, bookedOnly, type BookedAdjustment } from "@/db/queries/adjustments";
import { billOf, billsOf, type Bill, type BillLine } from "@/db/queries/bills";
import { ADJUSTMENT_DIRECTIONS, correctedTotal } from "@/lib/core/adjustment";
import { BILL_STATES } from "@/lib/core/bill-state";
import { PACK_KINDS } from "@/lib/core/burn-down";
import { isMonth } from "@/lib/core/calendar";
import { cny, fenString, unitPriceString } from "@/lib/core/money";
import { addBillDocuments } from "@/lib/rest/bill-documents";
import type { RestDoor } from "@/lib/rest/door";
import { listOf, pageOf, pageQuery } from "@/lib/rest/paging";
import { problem, PROBLEMS } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  count,
  exactMoney,
  json,
  money,
  monthSchema,
  productSchema,
  tierBasisSchema,
  time,
  timeOf,
  unitPrice,
} from "@/lib/rest/values";

const billSchema = z
  .object({
    month: z.string().openapi({ example: "2025-10" }),
    state: z.enum(BILL_STATES),
    calls: count,
    postpaidCalls: count,
    total: money,
    payments: z.object({ voucher: money, gift: money, income: money, cash: money }),
    owed: money.openapi({ description: "How much of the charge drove cash below zero" }),
    issuedAt: time,
  })
  .openapi("Bill");

const lineSchema = z
  .object({
    kind: z.enum(["usage", "prior_period"]),
    product: productSchema,
    priorMonth: z
      .string()
      .optional()
      .openapi({ description: "Of late usage: the month that it belongs to" }),
    catalogVersion: count,
    editions: z
      .record(z.string(), count)
      .openapi({ description: "Calls by edition; empty for general" }),
    calls: count,
    cover: z.object({ free: count, gifted: count, bought: count }),
    packs: z.array(z.object({ packId: z.string(), kind: z.enum(PACK_KINDS), calls: count })),
    postpaidCalls: count,
    tierBasis: tierBasisSchema,
    tierVolume: count,
    tier: count,
    unitPrice,
    exact: exactMoney,
    charge: money,
    rounding: exactMoney,
    rules: z.array(z.string()),
  })
  .openapi("BillLine");

const correctionSchema = z
  .object({
    id: z.string(),
    direction: z.enum(ADJUSTMENT_DIRECTIONS),
    amount: money,
    reason: z.string(),
    bookedAt: time,
  })
  .openapi("BillCorrection");

const billWithLinesSchema = billSchema
  .extend({
    lines: z.array(lineSchema),
    corrections: z.array(correctionSchema),
    correctedTotal: money.openapi({ description: "The total with its corrections" }),
  })
  .openapi("BillWithLines");

/** R-SET-1..4 · Bills, with the derivation of every line. */
export function billRoutes(door: RestDoor, { customer }: TokenGuards): Router {
  const { db } = door;
  const guarded = { security: [{ token: [] }], middleware: customer, tags: ["bills"] };

  const routes = newRouter();
  addBillDocuments(routes, door, customer);
  return routes
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/bills",
        summary: "Bills, the newest month first",
        request: { query: z.object(pageQuery(z.object({ month: monthSchema }))) },
        responses: { 200: json(listOf(billSchema), "A page of bills"), ...PROBLEMS },
      }),
      async (c) => {
        const { limit, cursor } = c.req.valid("query");
        const page = { after: cursor?.month, limit: limit + 1 };
        const found = await billsOf(db, c.var.customer.accountId, page);
        const { rows, nextCursor } = pageOf(found, limit, ({ month }) => ({ month }));
        return c.json({ items: rows.map(shownBill), nextCursor }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/bills/{month}",
        summary: "One month's bill, line by line",
        request: { params: z.object({ month: z.string().refine(isMonth) }) },
        responses: { 200: json(billWithLinesSchema, "The bill"), ...PROBLEMS },
      }),
      async (c) => {
        const { accountId } = c.var.customer;
        const { month } = c.req.valid("param");
        const bill = await billOf(db, accountId, month);
        if (!bill) return problem(c, "not_found");
        const booked = bookedOnly(await adjustmentsOfBill(db, accountId, month));
        const detail = {
          lines: bill.lines.map(shownLine),
          corrections: booked.map(shownCorrection),
          correctedTotal: fenString(correctedTotal(bill.total, booked)),
        };
        return c.json({ ...shownBill(bill), ...detail }, 200);
      },
    );
}

const shownBill = (bill: Bill): z.infer<typeof billSchema> => ({
  month: bill.month,
  state: bill.state,
  calls: bill.calls,
  postpaidCalls: bill.postpaidCalls,
  total: bill.total,
  payments: {
    voucher: bill.paidVoucher,
    gift: bill.paidGift,
    income: bill.paidIncome,
    cash: bill.paidCash,
  },
  owed: bill.owed,
  issuedAt: timeOf(bill.issuedAt),
});

/** R-SET-5 · A correction stands beside the bill's lines, never among them. */
const shownCorrection = ({
  bookedAt,
  ...correction
}: BookedAdjustment): z.infer<typeof correctionSchema> => ({
  id: correction.id,
  direction: correction.direction,
  amount: correction.amount,
  reason: correction.reason,
  bookedAt: timeOf(bookedAt),
});

const shownLine = (line: BillLine): z.infer<typeof lineSchema> => ({
  kind: line.kind,
  product: line.product,
  ...(line.priorMonth && { priorMonth: line.priorMonth }),
  catalogVersion: line.catalogVersion,
  editions: definedOnly(line.editions),
  calls: line.calls,
  cover: { free: line.free, gifted: line.gifted, bought: line.bought },
  packs: line.packs.map(({ packId, kind, calls }) => ({ packId, kind: kindOf(kind), calls })),
  postpaidCalls: line.postpaidCalls,
  tierBasis: line.tierBasis,
  tierVolume: line.tierVolume,
  tier: line.tier,
  unitPrice: unitPriceString(cny(line.unitPrice)),
  exact: line.exact,
  charge: line.charge,
  rounding: line.rounding,
  rules: line.rules,
});

const definedOnly = (counts: Partial<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([name, calls]) => (calls === undefined ? [] : [[name, calls]])),
  );

function kindOf(kind: string): (typeof PACK_KINDS)[number] {
  const known = PACK_KINDS.find((one) => one === kind);
  if (!known) throw new Error(`${kind} is no kind of pack`);
  return known;
}
