import { createRoute, z } from "@hono/zod-openapi";

import { rechargeOf } from "@/db/queries/ledger";
import { RECHARGE_CHANNELS, RECHARGE_STATES, rechargeState } from "@/lib/core/online-payment";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { problem, PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  amountSchema,
  body,
  idSchema,
  json,
  money,
  time,
  timeOf,
  timeOrNull,
} from "@/lib/rest/values";
import { recharge, type Recharge } from "@/lib/services/recharge";

const rechargeSchema = z
  .object({
    id: z.string(),
    state: z.enum(RECHARGE_STATES).openapi({
      description: "An online payment expires after 24 hours; what is paid later is credited still",
    }),
    amount: money,
    channel: z.enum(RECHARGE_CHANNELS),
    createdAt: time,
    paidAt: time.nullable(),
    payUrl: z
      .string()
      .optional()
      .openapi({ description: "Where a person pays it; only while it can be paid" }),
  })
  .openapi("Recharge");

const requestSchema = z.strictObject({ amount: amountSchema, channel: z.enum(RECHARGE_CHANNELS) });

/**
 * R-FUND-4, R-FUND-5 · Putting money in. `sandbox` is paid at once; `alipay` on the provider's page, which tells us;
 * `transfer` waits for finance to see the money.
 */
export function rechargeRoutes(
  door: RestDoor,
  { customer }: TokenGuards,
  answers: AnswerStore,
): Router {
  const { db, clock, payments } = door;
  const guarded = { security: [{ token: [] }], tags: ["money"] };

  const shown = (recharge: Recharge, now: Date): z.infer<typeof rechargeSchema> => {
    const state = rechargeState(recharge, now);
    const isPayable = state === "pending" && recharge.channel === payments?.channel;
    return {
      id: recharge.id,
      state,
      amount: recharge.amount,
      channel: recharge.channel,
      createdAt: timeOf(recharge.createdAt),
      paidAt: timeOrNull(recharge.paidAt),
      ...(isPayable && { payUrl: payments.payUrl(recharge) }),
    };
  };

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/recharges",
        summary: "Put money in",
        middleware: [customer, keyed(answers)] as const,
        request: { headers: keyHeader, body: body(requestSchema) },
        responses: { 201: json(rechargeSchema, "On record"), ...PROBLEMS },
      }),
      async (c) => {
        const { amount, channel } = c.req.valid("json");
        const isOffered =
          channel === "transfer" || (channel === "sandbox" ? door.sandbox : payments !== null);
        if (!isOffered) return problem(c, "channel_unavailable");
        const actor = c.var.customer;
        const made = await recharge(
          { db, clock, actor },
          { amount, channel, requestKey: c.var.idempotencyKey },
        );
        if (!made.ok) return refused(c, made.refusal);
        const { now } = await accountNow(door, actor.accountId);
        return c.json(shown(made.value, now), 201);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/recharges/{id}",
        summary: "One recharge, and whether its money has come",
        middleware: customer,
        request: { params: z.object({ id: idSchema }) },
        responses: { 200: json(rechargeSchema, "The recharge"), ...PROBLEMS },
      }),
      async (c) => {
        const { accountId } = c.var.customer;
        const found = await rechargeOf(db, accountId, c.req.valid("param").id);
        if (!found) return problem(c, "not_found");
        const { now } = await accountNow(door, accountId);
        return c.json(shown(found, now), 200);
      },
    );
}
