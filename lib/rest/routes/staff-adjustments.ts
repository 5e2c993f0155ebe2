import { createRoute, z } from "@hono/zod-openapi";

import { adjustmentById, adjustmentsFor, type Adjustment } from "@/db/queries/adjustments";
import { ADJUSTMENT_DIRECTIONS, ADJUSTMENT_STATES, adjustmentState } from "@/lib/core/adjustment";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { listOf, pageOf, pageQuery, timePlace } from "@/lib/rest/paging";
import { problem, PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  accountIdSchema,
  amountSchema,
  body,
  idSchema,
  json,
  money,
  monthSchema,
  textSchema,
  time,
  timeOf,
  timeOrNull,
} from "@/lib/rest/values";
import { approveAdjustment } from "@/lib/services/adjustments/approve-adjustment";
import { refuseAdjustment } from "@/lib/services/adjustments/refuse-adjustment";
import { requestAdjustment } from "@/lib/services/adjustments/request-adjustment";

const directionSchema = z
  .enum(ADJUSTMENT_DIRECTIONS)
  .openapi({ description: "A credit gives the customer money, a debit takes it" });

const adjustmentSchema = z
  .object({
    id: z.string(),
    accountId: z.string(),
    state: z.enum(ADJUSTMENT_STATES),
    month: z.string().nullable().openapi({ description: "The corrected bill", example: "2025-10" }),
    direction: directionSchema,
    amount: money,
    reason: z.string(),
    requestedAt: time,
    decidedAt: time.nullable(),
    bookedAt: time.nullable(),
    refusedBecause: z.string().nullable(),
  })
  .openapi("Adjustment");

const requestSchema = z.strictObject({
  amount: amountSchema,
  direction: directionSchema,
  reason: textSchema.openapi({ description: "What the customer reads" }),
  month: monthSchema.optional().openapi({ description: "The bill to correct, if it is one" }),
});

/** R-SET-5 · Corrections of bills and balances: finance asks, and above a policy amount another person agrees. */
export function staffAdjustmentRoutes(
  { db, clock }: RestDoor,
  { staff }: TokenGuards,
  answers: AnswerStore,
): Router {
  const guarded = { security: [{ token: [] }], tags: ["staff"] };
  const finance = staff("finance");
  const once = keyed(answers);
  const params = z.object({ id: idSchema });

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/staff/adjustments",
        summary: "Adjustments, newest first",
        middleware: finance,
        request: {
          query: z.object({
            ...pageQuery(timePlace),
            state: z.enum(ADJUSTMENT_STATES).optional(),
            clockId: idSchema.optional().openapi({ description: "Accounts of one clock only" }),
          }),
        },
        responses: { 200: json(listOf(adjustmentSchema), "A page of adjustments"), ...PROBLEMS },
      }),
      async (c) => {
        const { limit, cursor, state, clockId } = c.req.valid("query");
        const asked = { state, clockId, after: cursor, limit: limit + 1 };
        const found = await adjustmentsFor(db, asked);
        const place = ({ requestedAt: at, id }: Adjustment) => ({ at, id });
        const { rows, nextCursor } = pageOf(found, limit, place);
        return c.json({ items: rows.map(shownAdjustment), nextCursor }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/accounts/{id}/adjustments",
        summary: "Correct a bill or a balance: booked, or waiting for a second person",
        middleware: [finance, once] as const,
        request: {
          headers: keyHeader,
          params: z.object({ id: accountIdSchema }),
          body: body(requestSchema),
        },
        responses: { 201: json(adjustmentSchema, "On record"), ...PROBLEMS },
      }),
      async (c) => {
        const { month = null, ...wish } = c.req.valid("json");
        const { id: accountId } = c.req.valid("param");
        const requestKey = c.var.idempotencyKey;
        const request = { ...wish, month, accountId, requestKey };
        const asked = await requestAdjustment({ db, clock, actor: c.var.staff }, request);
        if (!asked.ok) return refused(c, asked.refusal);
        return c.json(shownAdjustment(asked.value), 201);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/adjustments/{id}/approve",
        summary: "Agree as the second person: the adjustment is booked",
        middleware: [finance, once] as const,
        request: { headers: keyHeader, params, body: body(z.strictObject({})) },
        responses: { 200: json(adjustmentSchema, "Booked"), ...PROBLEMS },
      }),
      async (c) => {
        const found = await adjustmentById(db, c.req.valid("param").id);
        if (!found) return problem(c, "not_found");
        const request = { accountId: found.accountId, adjustmentId: found.id };
        const approved = await approveAdjustment({ db, clock, actor: c.var.staff }, request);
        if (!approved.ok) return refused(c, approved.refusal);
        return c.json(shownAdjustment(approved.value), 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/adjustments/{id}/refuse",
        summary: "Refuse with a reason that staff read",
        middleware: [finance, once] as const,
        request: {
          headers: keyHeader,
          params,
          body: body(z.strictObject({ reason: textSchema })),
        },
        responses: { 200: json(adjustmentSchema, "Refused"), ...PROBLEMS },
      }),
      async (c) => {
        const found = await adjustmentById(db, c.req.valid("param").id);
        if (!found) return problem(c, "not_found");
        const { reason } = c.req.valid("json");
        const request = { accountId: found.accountId, adjustmentId: found.id, reason };
        const decided = await refuseAdjustment({ db, clock, actor: c.var.staff }, request);
        if (!decided.ok) return refused(c, decided.refusal);
        return c.json(shownAdjustment(decided.value), 200);
      },
    );
}

const shownAdjustment = (
  adjustment: Omit<Adjustment, "state">,
): z.infer<typeof adjustmentSchema> => ({
  id: adjustment.id,
  accountId: adjustment.accountId,
  state: adjustmentState(adjustment),
  month: adjustment.month,
  direction: adjustment.direction,
  amount: adjustment.amount,
  reason: adjustment.reason,
  requestedAt: timeOf(adjustment.requestedAt),
  decidedAt: timeOrNull(adjustment.decidedAt),
  bookedAt: timeOrNull(adjustment.bookedAt),
  refusedBecause: adjustment.refusedBecause,
});
