import { createRoute, z } from "@hono/zod-openapi";

import { refundRequests, type RefundState } from "@/db/queries/refund-requests";
import { refundById } from "@/db/queries/refunds";
import type { RuleCheck } from "@/lib/core/refund";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { listOf, pageOf, pageQuery, timePlace } from "@/lib/rest/paging";
import { language, problem, PROBLEMS, refundRules, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import { refundSchema, shownRefund } from "@/lib/rest/routes/refunds";
import type { TokenGuards } from "@/lib/rest/tokens";
import { body, idSchema, json, textSchema } from "@/lib/rest/values";
import type { Language } from "@/lib/rest/words";
import { approveRefund } from "@/lib/services/refunds/approve-refund";
import type { Refund } from "@/lib/services/refunds/refund";
import { refuseRefund } from "@/lib/services/refunds/refuse-refund";

const STATES = [
  "paid",
  "in_review",
  "awaiting_finance",
  "refused",
  "withdrawn",
] as const satisfies readonly RefundState[];

const staffRefundSchema = refundSchema
  .extend({
    accountId: z.string(),
    state: z.enum(STATES),
    note: z.string().nullable().openapi({ description: "What only staff read" }),
  })
  .openapi("StaffRefund");
const listedSchema = staffRefundSchema
  .extend({ accountName: z.string(), clockId: z.string() })
  .openapi("ListedRefund");

/** R-REF-7, R-REF-11 · Deciding what the rules leave to people. */
export function staffRefundRoutes(
  door: RestDoor,
  { staff }: TokenGuards,
  answers: AnswerStore,
): Router {
  const guarded = { security: [{ token: [] }], tags: ["staff"] };
  const { db, clock } = door;
  const deciders = staff("support", "finance");
  const params = z.object({ id: idSchema });

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/staff/refunds",
        summary: "Refund requests, newest first",
        middleware: deciders,
        request: {
          query: z.object({
            ...pageQuery(timePlace),
            state: z.enum(STATES).optional(),
            clockId: idSchema.optional().openapi({ description: "Accounts of one clock only" }),
          }),
        },
        responses: { 200: json(listOf(listedSchema), "A page of requests"), ...PROBLEMS },
      }),
      async (c) => {
        const { limit, cursor, state, clockId } = c.req.valid("query");
        const found = await refundRequests(db, {
          states: state && [state],
          clockId,
          after: cursor,
          limit: limit + 1,
        });
        const page = pageOf(found, limit, ({ refund }) => ({
          at: refund.requestedAt,
          id: refund.id,
        }));
        const items = page.rows.map(({ refund, ...account }) => ({
          ...shownToStaff(refund, language(c)),
          ...account,
        }));
        return c.json({ items, nextCursor: page.nextCursor }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/refunds/{id}/approve",
        summary: "Approve: paid, or on to finance where the amount asks for a second pair of eyes",
        middleware: [deciders, keyed(answers)] as const,
        request: { headers: keyHeader, params, body: body(z.strictObject({ note: textSchema })) },
        responses: { 200: json(staffRefundSchema, "Decided"), ...PROBLEMS },
      }),
      async (c) => {
        const found = await refundById(db, c.req.valid("param").id);
        if (!found) return problem(c, "not_found");
        const { accountId, id: refundId } = found.refund;
        const decision = { accountId, refundId, ...c.req.valid("json") };
        const approved = await approveRefund({ db, clock, actor: c.var.staff }, decision);
        if (!approved.ok) return refused(c, approved.refusal);
        return c.json(shownToStaff(approved.value, language(c)), 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/refunds/{id}/refuse",
        summary: "Refuse with a reason that the customer reads",
        middleware: [deciders, keyed(answers)] as const,
        request: {
          headers: keyHeader,
          params,
          body: body(z.strictObject({ reason: textSchema, note: textSchema.optional() })),
        },
        responses: { 200: json(staffRefundSchema, "Decided"), ...PROBLEMS },
      }),
      async (c) => {
        const found = await refundById(db, c.req.valid("param").id);
        if (!found) return problem(c, "not_found");
        const { accountId, id: refundId } = found.refund;
        const { reason: customerReason, note } = c.req.valid("json");
        const decision = { accountId, refundId, customerReason, note };
        const decided = await refuseRefund({ db, clock, actor: c.var.staff }, decision);
        if (!decided.ok) return refused(c, decided.refusal);
        return c.json(shownToStaff(decided.value, language(c)), 200);
      },
    );
}

const shownToStaff = (refund: Refund, spoken: Language): z.infer<typeof staffRefundSchema> => ({
  ...shownRefund(refund, spoken),
  accountId: refund.accountId,
  state: refund.state,
  rules: refundRules(refund.rules as readonly RuleCheck[], spoken),
  note: refund.note,
});
