import { OpenAPIHono } from "@hono/zod-openapi";

import type { RestEnv } from "@/lib/rest/door";
import { problem } from "@/lib/rest/problem";

export type Router = OpenAPIHono<RestEnv>;

/**
 * A router whose every route answers a request of the wrong form alike. An id that no id can be is an id that is not
 * there: 404, as for one that is somebody else's.
 */
export const newRouter = (): Router =>
  new OpenAPIHono<RestEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      if (result.target === "param") return problem(c, "not_found");
      const errors = result.error.issues.map((issue) => ({
        path: issue.path.map(String).join("."),
        message: issue.message,
      }));
      return problem(c, "invalid_request", { errors: errors.slice(0, MOST_ERRORS) });
    },
  });

const MOST_ERRORS = 50;
