import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

import { DatabaseBusy } from "@/db/limit";
import type { RestDoor, RestEnv } from "@/lib/rest/door";
import { problem } from "@/lib/rest/problem";
import { MeterBusy } from "@/lib/services/metering/group-commit";

/** Turns what was thrown into an answer. Only what nobody foresaw is an error of ours, and is logged as one. */
export function answerFailure({ log }: Pick<RestDoor, "log">, error: Error, c: Context<RestEnv>) {
  if (error instanceof HTTPException) {
    if (error.status === 415) return problem(c, "unsupported_media_type");
    if (error.status === 400) return problem(c, "malformed_json");
  }
  const { requestId } = c.var;
  if (isPassing(error)) {
    log.error({ err: error, requestId }, "the database or the meter is busy");
    return problem(c, "overloaded", { headers: { "retry-after": "1" } });
  }
  log.error({ err: error, requestId, method: c.req.method, path: c.req.path }, "a request failed");
  return problem(c, "internal_error");
}

/** What goes away by itself: too many at once, a database that is away, restarts, or asks to try again. */
function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseBusy || error instanceof MeterBusy) return true;
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return PASSING.test(code) || isPassing(error.cause);
}

// What postgres.js and Node name connections that broke, and PostgreSQL's classes of lack, conflict and shutdown.
const PASSING =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|08...|25006|40001|40P01|53...|55P03|57...)/;
