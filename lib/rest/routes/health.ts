import { createRoute, z } from "@hono/zod-openapi";

import { missingColumns } from "@/db/queries/readiness";
import type { RestDoor } from "@/lib/rest/door";
import { problem, PROBLEMS } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import type { TokenGuards } from "@/lib/rest/tokens";
import { json } from "@/lib/rest/values";

const statusSchema = z.object({ status: z.literal("ok") });

/** For whoever runs the service: does the process live, can it work, and how does it fare. */
export function healthRoutes(door: RestDoor, { staff }: TokenGuards): Router {
  const tags = ["operation"];
  return newRouter()
    .openapi(
      createRoute({
        tags,
        method: "get",
        path: "/health/live",
        summary: "The process answers",
        responses: { 200: json(statusSchema, "It lives") },
      }),
      (c) => c.json({ status: "ok" as const }, 200),
    )
    .openapi(
      createRoute({
        tags,
        method: "get",
        path: "/health/ready",
        summary: "The database answers and has what this version needs",
        responses: { 200: json(statusSchema, "Ready"), ...PROBLEMS },
      }),
      async (c) => {
        const missing = await missingColumns(door.db).catch((error: unknown) => {
          door.log.error({ err: error }, "the database does not answer");
          return null;
        });
        if (missing === null) return problem(c, "not_ready", { facts: { what: "database" } });
        if (missing.length > 0) {
          door.log.error({ missing: missing.slice(0, 10) }, "migrations are missing");
          return problem(c, "not_ready", { facts: { what: "migrations" } });
        }
        return c.json({ status: "ok" as const }, 200);
      },
    )
    .openapi(
      createRoute({
        tags,
        method: "get",
        path: "/metrics",
        summary: "Figures for Prometheus; an operator's token is needed",
        security: [{ token: [] }],
        middleware: staff("operator"),
        responses: {
          200: { description: "Text format", content: { "text/plain": { schema: z.string() } } },
          ...PROBLEMS,
        },
      }),
      async (c) => {
        const { registry } = door.metrics;
        return c.text(await registry.metrics(), 200, { "content-type": registry.contentType });
      },
    );
}
