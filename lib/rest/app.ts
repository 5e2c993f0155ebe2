import { randomUUID } from "node:crypto";

import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";

import { demoRoutes } from "@/lib/rest/demo";
import { DEMO_PATH } from "@/lib/rest/demo-call";
import { openApiDocument } from "@/lib/rest/document";
import type { RestDoor, RestEnv } from "@/lib/rest/door";
import { answerFailure } from "@/lib/rest/failures";
import { batchedAnswers, reservedAnswers } from "@/lib/rest/idempotency-store";
import { paymentNotificationRoutes, PAYMENTS_PATH } from "@/lib/rest/payment-notifications";
import { problem } from "@/lib/rest/problem";
import { TOKEN_RATE, type Rate } from "@/lib/rest/rate-limit";
import { newRouter, type Router } from "@/lib/rest/router";
import { accountRoutes } from "@/lib/rest/routes/account";
import { billRoutes } from "@/lib/rest/routes/bills";
import { catalogRoutes } from "@/lib/rest/routes/catalog";
import { docsRoutes } from "@/lib/rest/routes/docs";
import { healthRoutes } from "@/lib/rest/routes/health";
import { orderRoutes } from "@/lib/rest/routes/orders";
import { packRoutes } from "@/lib/rest/routes/packs";
import { quoteRoutes } from "@/lib/rest/routes/quotes";
import { rechargeRoutes } from "@/lib/rest/routes/recharges";
import { refundRoutes } from "@/lib/rest/routes/refunds";
import { sandboxRoutes } from "@/lib/rest/routes/sandbox";
import { serviceRoutes } from "@/lib/rest/routes/service";
import { staffAccountRoutes } from "@/lib/rest/routes/staff-accounts";
import { staffAdjustmentRoutes } from "@/lib/rest/routes/staff-adjustments";
import { staffCatalogRoutes } from "@/lib/rest/routes/staff-catalog";
import { staffReconciliationRoutes } from "@/lib/rest/routes/staff-reconciliation";
import { staffRefundRoutes } from "@/lib/rest/routes/staff-refunds";
import { staffSettlementRoutes } from "@/lib/rest/routes/staff-settlement";
import { transactionRoutes } from "@/lib/rest/routes/transactions";
import { usageRoutes } from "@/lib/rest/routes/usage";
import { tokenGuards, type TokenGuards } from "@/lib/rest/tokens";

export const BASE_PATH = "/api/v1";

/** A thousand events with the longest keys fit in; nothing else comes near. */
const LARGEST_BODY = 1024 * 1024;

/** The REST door: each route says who may come, reads what was sent, asks one service or query, and words the answer. */
export function restApp(door: RestDoor, rate: Rate = TOKEN_RATE): Router {
  const app = newRouter();
  app.use(requestInfo(door));
  // Before the limit of all others: a picture may be larger than anything else that is sent here.
  if (door.tagger) app.route(DEMO_PATH, demoRoutes(door, door.tagger));
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (c: Context<RestEnv>) =>
        problem(c, "body_too_large", { facts: { most: LARGEST_BODY } }),
    }),
  );
  app.onError((error, c) => answerFailure(door, error, c));
  app.notFound((c) => problem(c, "not_found"));

  const routes = v1Routes(door, tokenGuards(door, rate));
  app.route(BASE_PATH, routes);
  if (door.payments) app.route(PAYMENTS_PATH, paymentNotificationRoutes(door, door.payments));
  const document = openApiDocument(app);
  app.get(`${BASE_PATH}/openapi.json`, (c) => c.json(document));
  app.route(BASE_PATH, docsRoutes());
  return app;
}

function v1Routes(door: RestDoor, guards: TokenGuards): Router {
  const answers = reservedAnswers(door);
  const routes = newRouter();
  for (const group of [
    catalogRoutes(door),
    quoteRoutes(door),
    accountRoutes(door, guards),
    serviceRoutes(door, guards),
    packRoutes(door, guards),
    orderRoutes(door, guards, answers),
    refundRoutes(door, guards, answers),
    usageRoutes(door, guards, batchedAnswers(door)),
    billRoutes(door, guards),
    transactionRoutes(door, guards),
    rechargeRoutes(door, guards, answers),
    staffRefundRoutes(door, guards, answers),
    staffAccountRoutes(door, guards, answers),
    staffAdjustmentRoutes(door, guards, answers),
    staffSettlementRoutes(door, guards, answers),
    staffReconciliationRoutes(door, guards),
    staffCatalogRoutes(door, guards, answers),
    healthRoutes(door, guards),
    ...(door.sandbox ? [sandboxRoutes(door)] : []),
  ]) {
    routes.route("/", group);
  }
  return routes;
}

/** Gives each request its id, and notes how long its answer took. */
const requestInfo = ({ log, metrics }: RestDoor) =>
  createMiddleware<RestEnv>(async (c, next) => {
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.header("x-request-id", requestId);
    const startedAt = performance.now();
    await next();
    const ms = performance.now() - startedAt;
    const { method, path } = c.req;
    const { status } = c.res;
    metrics.requests.observe(
      { method, route: routePath(c, -1), status: String(status) },
      ms / 1000,
    );
    log.debug({ requestId, method, path, status, ms: Math.round(ms * 10) / 10 }, "answered");
  });
