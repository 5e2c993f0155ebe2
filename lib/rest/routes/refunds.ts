import { createRoute, z } from "@hono/zod-openapi";

import { refundOf, refundsOf } from "@/db/queries/refunds";
import type { RuleCheck } from "@/lib/core/refund";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { listOf, pageOf, pageQuery, timePlace } from "@/lib/rest/paging";
import { language, problem, PROBLEMS, refundRules, refused, ruleSchema } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import { amountsSchema } from "@/lib/rest/routes/packs";
import type { TokenGuards } from "@/lib/rest/tokens";
import { body, idSchema, json, textSchema, time, timeOf, timeOrNull } from "@/lib/rest/values";
import type { Language } from "@/lib/rest/words";
import type { Refund } from "@/lib/services/refunds/refund";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { withdrawRefund } from "@/lib/services/refunds/withdraw-refund";

export const refundSchema = z
  .object({
    id: z.string(),
    packId: z.string(),
    state: z.enum(["paid", "in_review", "refused", "withdrawn"]),
    reason: z.string(),
    rules: z.array(ruleSchema),
    amounts: amountsSchema,
    requestedAt: time,
    decidedAt: time.nullable(),
    customerReason: z.string().nullable().openapi({ description: "Why support refused" }),
  })
  .openapi("Refund");

const requestSchema = z.strictObject({ packId: idSchema, reason: textSchema });

/** R-REF-1..10 · Giving packs back. What the rules decide at once is decided in the answer. */
export function refundRoutes(
  door: RestDoor,
  { customer }: TokenGuards,
  answers: AnswerStore,
): Router {
  const guarded = { security: [{ token: [] }], tags: ["refunds"] };
  const { db, clock } = door;

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/refunds",
        summary: "Ask for the refund of one pack",
        middleware: [customer, keyed(answers)] as const,
        request: { headers: keyHeader, body: body(requestSchema) },
        responses: {
          201: json(refundSchema, "On record: paid, in review, or refused"),
          ...PROBLEMS,
        },
      }),
      async (c) => {
        const actor = c.var.customer;
        const request = {
          accountId: actor.accountId,
          requestKey: c.var.idempotencyKey,
          ...c.req.valid("json"),
        };
        const asked = await requestRefund({ db, clock, actor }, request);
        return asked.ok
          ? c.json(shownRefund(asked.value, language(c)), 201)
          : refused(c, asked.refusal);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/refunds",
        summary: "Refund requests, newest first",
        middleware: customer,
        request: { query: z.object(pageQuery(timePlace)) },
        responses: { 200: json(listOf(refundSchema), "A page of requests"), ...PROBLEMS },
      }),
      async (c) => {
        const { limit, cursor } = c.req.valid("query");
        const page = { after: cursor, limit: limit + 1 };
        const found = await refundsOf(db, c.var.customer.accountId, page);
        const { rows, nextCursor } = pageOf(found, limit, ({ refund }) => ({
          at: refund.requestedAt,
          id: refund.id,
        }));
        return c.json(
          { items: rows.map(({ refund }) => shownRefund(refund, language(c))), nextCursor },
          200,
        );
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/refunds/{id}",
        summary: "One refund request",
        middleware: customer,
        request: { params: z.object({ id: idSchema }) },
        responses: { 200: json(refundSchema, "The request"), ...PROBLEMS },
      }),
      async (c) => {
        const found = await refundOf(db, c.var.customer.accountId, c.req.valid("param").id);
        return found
          ? c.json(shownRefund(found.refund, language(c)), 200)
          : problem(c, "not_found");
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/refunds/{id}/withdraw",
        summary: "Withdraw a request that is in review",
        middleware: customer,
        request: { params: z.object({ id: idSchema }) },
        responses: {
          200: json(refundSchema, "Withdrawn: the pack covers calls again"),
          ...PROBLEMS,
        },
      }),
      async (c) => {
        const actor = c.var.customer;
        const request = { accountId: actor.accountId, refundId: c.req.valid("param").id };
        const withdrawn = await withdrawRefund({ db, clock, actor }, request);
        if (!withdrawn.ok) return refused(c, withdrawn.refusal);
        return c.json(shownRefund(withdrawn.value, language(c)), 200);
      },
    );
}

/** A request as its customer sees it: that finance has to look as well is no affair of theirs. */
export const shownRefund = (refund: Refund, spoken: Language): z.infer<typeof refundSchema> => ({
  id: refund.id,
  packId: refund.packId,
  state: refund.state === "awaiting_finance" ? "in_review" : refund.state,
  reason: refund.reason,
  rules: refundRules(refund.rules as readonly RuleCheck[], spoken),
  amounts: {
    cash: refund.cash,
    income: refund.income,
    gift: refund.gift,
    voucherNotReturned: refund.voucherNotReturned,
  },
  requestedAt: timeOf(refund.requestedAt),
  decidedAt: timeOrNull(refund.decidedAt),
  customerReason: refund.customerReason,
});
