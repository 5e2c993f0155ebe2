import { createRoute, z } from "@hono/zod-openapi";

import { SERVICE_STATES, serviceState } from "@/lib/core/account";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import { json, time, timeOf } from "@/lib/rest/values";
import { activateService } from "@/lib/services/activate-service";

const stateSchema = z.object({ state: z.enum(SERVICE_STATES), activatedAt: time });

/** R-ACC-2 · Opening the service. Activating what is active changes nothing, so no key is asked for. */
export function serviceRoutes(door: RestDoor, { customer }: TokenGuards): Router {
  return newRouter().openapi(
    createRoute({
      method: "post",
      path: "/service/activate",
      tags: ["account"],
      summary: "Activate the service",
      security: [{ token: [] }],
      middleware: customer,
      responses: { 200: json(stateSchema, "Calls are accepted from now on"), ...PROBLEMS },
    }),
    async (c) => {
      const { db, clock } = door;
      const activated = await activateService({ db, clock, actor: c.var.customer });
      if (!activated.ok) return refused(c, activated.refusal);
      const { account } = await accountNow(door, c.var.customer.accountId);
      const { activatedAt } = activated.value;
      return c.json({ state: serviceState(account), activatedAt: timeOf(activatedAt) }, 200);
    },
  );
}
