import { createRoute, z } from "@hono/zod-openapi";

import { runOf, RUN_STATES, type RunView } from "@/db/queries/settlement";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { problem, PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  body,
  count,
  idSchema,
  json,
  money,
  monthSchema,
  time,
  timeOf,
  timeOrNull,
} from "@/lib/rest/values";
import { clockNamed } from "@/lib/services/clocks/clock-named";
import { actorName } from "@/lib/services/context";
import { enqueue } from "@/lib/services/jobs/enqueue";
import { openRun } from "@/lib/services/settlement/run";

const runSchema = z
  .object({
    id: z.string(),
    clockId: z.string(),
    month: z.string(),
    state: z.enum(RUN_STATES),
    accounts: z.object({ total: count, done: count, failed: count }),
    amount: money,
    startedAt: time,
    finishedAt: time.nullable(),
  })
  .openapi("SettlementRun");

/** R-SET-1 · Settling a month by hand: the worker does the work, and doing it twice bills nobody twice. */
export function staffSettlementRoutes(
  door: RestDoor,
  { staff }: TokenGuards,
  answers: AnswerStore,
): Router {
  const { db } = door;
  const guarded = { security: [{ token: [] }], tags: ["staff"] };
  const settlers = staff("finance", "operator");

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/settlement-runs",
        summary:
          "Settle a month; a run that is there goes on, with another chance for accounts that failed",
        middleware: [settlers, keyed(answers)] as const,
        request: {
          headers: keyHeader,
          body: body(z.strictObject({ month: monthSchema, testClockId: idSchema.optional() })),
        },
        responses: { 201: json(runSchema, "Opened, and left to the worker"), ...PROBLEMS },
      }),
      async (c) => {
        const { month, testClockId } = c.req.valid("json");
        const actor = c.var.staff;
        const named = await clockNamed(db, door.clock, testClockId);
        if (!named) return problem(c, "not_found");
        const { id: clockId, clock } = named;
        const opened = await openRun({ db, clock, actor }, { clockId, month });
        if (!opened.ok) return refused(c, opened.refusal);
        const job = { clockId, month, by: actorName(actor) };
        await enqueue(db, "settle-month", job, `settle-month:${clockId}:${month}`);
        const run = await runOf(db, opened.value.id);
        if (!run) throw new Error(`run ${opened.value.id} is gone`);
        return c.json(shownRun(run), 201);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "get",
        path: "/staff/settlement-runs/{id}",
        summary: "How far a run has come",
        middleware: settlers,
        request: { params: z.object({ id: idSchema }) },
        responses: { 200: json(runSchema, "The run"), ...PROBLEMS },
      }),
      async (c) => {
        const run = await runOf(db, c.req.valid("param").id);
        return run ? c.json(shownRun(run), 200) : problem(c, "not_found");
      },
    );
}

const shownRun = ({ progress, ...run }: RunView): z.infer<typeof runSchema> => ({
  id: run.id,
  clockId: run.clockId,
  month: run.month,
  state: run.state,
  accounts: { total: progress.total, done: progress.done, failed: progress.failed },
  amount: progress.amount,
  startedAt: timeOf(run.startedAt),
  finishedAt: timeOrNull(run.finishedAt),
});
