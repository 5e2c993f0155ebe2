import { createRoute, z } from "@hono/zod-openapi";

import { accountOf } from "@/db/queries/accounts";
import { packState } from "@/lib/core/pack-state";
import { accountNow } from "@/lib/rest/account-time";
import type { RestDoor } from "@/lib/rest/door";
import { keyed, keyHeader } from "@/lib/rest/idempotency";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { PROBLEMS, refused } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import { serviceSchema, shownService } from "@/lib/rest/routes/account";
import { packSchema, shownPack } from "@/lib/rest/routes/packs";
import type { TokenGuards } from "@/lib/rest/tokens";
import {
  accountIdSchema,
  body,
  instantSchema,
  json,
  someCallsSchema,
  textSchema,
} from "@/lib/rest/values";
import { restoreAccount } from "@/lib/services/content/restore-account";
import { STOP_CATEGORIES, stopAccount } from "@/lib/services/content/stop-account";
import { givePack } from "@/lib/services/gifts/give-pack";

const stopSchema = z.object({ stopId: z.string(), service: serviceSchema }).openapi("ContentStop");

/** R-MOD-1, R-USE-3 · What support does to an account: stop it, restore it, give it a pack. */
export function staffAccountRoutes(
  door: RestDoor,
  { staff }: TokenGuards,
  answers: AnswerStore,
): Router {
  const { db, clock } = door;
  const guarded = { security: [{ token: [] }], tags: ["staff"] };
  const support = staff("support");
  const once = keyed(answers);
  const params = z.object({ id: accountIdSchema });

  async function serviceOf(accountId: string) {
    const account = await accountOf(db, accountId);
    if (!account) throw new Error(`account ${accountId} is gone`);
    return shownService(account);
  }

  return newRouter()
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/accounts/{id}/stop",
        summary: "Stop an account for a content violation",
        middleware: [support, once] as const,
        request: {
          headers: keyHeader,
          params,
          body: body(z.strictObject({ category: z.enum(STOP_CATEGORIES), evidence: textSchema })),
        },
        responses: { 200: json(stopSchema, "Stopped: calls are refused"), ...PROBLEMS },
      }),
      async (c) => {
        const { id: accountId } = c.req.valid("param");
        const request = { accountId, ...c.req.valid("json") };
        const stopped = await stopAccount({ db, clock, actor: c.var.staff }, request);
        if (!stopped.ok) return refused(c, stopped.refusal);
        return c.json({ stopId: stopped.value.stopId, service: await serviceOf(accountId) }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/accounts/{id}/restore",
        summary: "Lift a stop; `overturned` where it was wrong, which also frees refunds again",
        middleware: [support, once] as const,
        request: {
          headers: keyHeader,
          params,
          body: body(
            z.strictObject({ reason: textSchema, overturned: z.boolean().default(false) }),
          ),
        },
        responses: { 200: json(stopSchema, "Lifted"), ...PROBLEMS },
      }),
      async (c) => {
        const { id: accountId } = c.req.valid("param");
        const request = { accountId, ...c.req.valid("json") };
        const restored = await restoreAccount({ db, clock, actor: c.var.staff }, request);
        if (!restored.ok) return refused(c, restored.refusal);
        return c.json({ stopId: restored.value.stopId, service: await serviceOf(accountId) }, 200);
      },
    )
    .openapi(
      createRoute({
        ...guarded,
        method: "post",
        path: "/staff/accounts/{id}/gift-packs",
        summary: "Give an account a pack",
        middleware: [support, once] as const,
        request: {
          headers: keyHeader,
          params,
          body: body(
            z.strictObject({ calls: someCallsSchema, endsAt: instantSchema, reason: textSchema }),
          ),
        },
        responses: {
          201: json(packSchema, "Given: covers calls before bought packs"),
          ...PROBLEMS,
        },
      }),
      async (c) => {
        const { id: accountId } = c.req.valid("param");
        const requestKey = c.var.idempotencyKey;
        const request = { accountId, requestKey, ...c.req.valid("json") };
        const given = await givePack({ db, clock, actor: c.var.staff }, request);
        if (!given.ok) return refused(c, given.refusal);
        const { now } = await accountNow(door, accountId);
        const pack = given.value;
        const callsLeft = pack.callsTotal - pack.callsUsed;
        return c.json(shownPack({ ...pack, callsLeft, state: packState(pack, now) }), 201);
      },
    );
}
