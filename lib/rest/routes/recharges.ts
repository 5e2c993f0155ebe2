import { createRoute, z } from "@hono/zod-openapi";

import type { RestDoor } from "@/lib/rest/door";
import { keyed } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { problem, PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import { amountSchema, body, json, money, time, timeOf, timeOrNull } from "@/lib/rest/values";
import { recharge, type Recharge } from "@/lib/services/recharge";

const CHANNELS = ["sandbox", "alipay", "transfer"] as const;

const rechargeSchema = z
  .object({
    id: z.string(),
    state: z.enum(["pending", "paid"]),
    amount: money,
    channel: z.enum(CHANNELS),
    createdAt: time,
    paidAt: time.nullable(),
    payUrl: z.string().optional(),
  })
  .openapi("Recharge");

const requestSchema = z.strictObject({ amount: amountSchema, channel: z.enum(CHANNELS) });

/** R-FUND-4, R-FUND-5 · Putting money in. `sandbox` is paid at once; `transfer` waits for finance to see the money. */
export function rechargeRoutes(
  door: RestDoor,
  { customer }: TokenGuards,
  answers: AnswerStore,
): Router {
  const { db, clock } = door;
  return newRouter().openapi(
    createRoute({
      method: "post",
      path: "/recharges",
      tags: ["money"],
      summary: "Put money in",
      security: [{ token: [] }],
      middleware: [customer, keyed(answers)] as const,
      request: { body: body(requestSchema) },
      responses: { 201: json(rechargeSchema, "On record"), ...PROBLEMS },
    }),
    async (c) => {
      const { amount, channel } = c.req.valid("json");
      // No payment provider is connected; the sandbox has its own cashier.
      if (channel === "alipay" || (channel === "sandbox" && !door.sandbox)) {
        return problem(c, "channel_unavailable");
      }
      const actor = c.var.customer;
      const made = await recharge(
        { db, clock, actor },
        { amount, channel, requestKey: c.var.idempotencyKey },
      );
      return made.ok ? c.json(shownRecharge(made.value), 201) : refused(c, made.refusal);
    },
  );
}

const shownRecharge = (made: Recharge): z.infer<typeof rechargeSchema> => ({
  id: made.id,
  state: made.paidAt ? "paid" : "pending",
  amount: made.amount,
  channel: made.channel,
  createdAt: timeOf(made.createdAt),
  paidAt: timeOrNull(made.paidAt),
});
