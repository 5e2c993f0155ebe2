import { createRoute, z } from "@hono/zod-openapi";

import { reconcile } from "@/db/queries/reconciliation/reconcile";
import type { RestDoor } from "@/lib/rest/door";
import { problem, PROBLEMS } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import { idSchema, json } from "@/lib/rest/values";
import { clockNamed } from "@/lib/services/clocks/clock-named";

const side = (description: string) => z.string().openapi({ description, example: "37950.00" });

const checkSchema = z
  .object({
    id: z.string().openapi({ example: "packs-earn-their-price" }),
    expected: side("One side of the equation, summed over all accounts: CNY, or a count"),
    actual: side("The other side"),
    difference: side("All gaps added up without their signs: zero where the equation holds"),
  })
  .openapi("ReconciliationCheck");

const reconciliationSchema = z
  .object({ ok: z.boolean(), checks: z.array(checkSchema) })
  .openapi("Reconciliation");

/** R-FUND-3, R-USE-8, R-REV-1 · Every equation of the books, asked now. */
export function staffReconciliationRoutes(door: RestDoor, { staff }: TokenGuards): Router {
  return newRouter().openapi(
    createRoute({
      security: [{ token: [] }],
      tags: ["staff"],
      method: "get",
      path: "/staff/reconciliation",
      summary: "Every equation of the books, of the real accounts or of those of one test clock",
      middleware: staff("finance", "operator"),
      request: { query: z.object({ testClockId: idSchema.optional() }) },
      responses: { 200: json(reconciliationSchema, "Both sides of each equation"), ...PROBLEMS },
    }),
    async (c) => {
      const { testClockId } = c.req.valid("query");
      const clock = await clockNamed(door.db, door.clock, testClockId);
      if (!clock) return problem(c, "not_found");
      const results = await reconcile(door.db, { clockId: clock.id });
      const checks = results.map(({ id, expected, actual, difference }) => ({
        id,
        expected,
        actual,
        difference,
      }));
      return c.json({ ok: results.every(({ ok }) => ok), checks }, 200);
    },
  );
}
