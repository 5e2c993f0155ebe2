import { createMiddleware } from "hono/factory";

import { batched } from "@/lib/rest/batch";
import type { RestDoor, RestEnv } from "@/lib/rest/door";
import { problem, type Asking } from "@/lib/rest/problem";
import { RateLimit, type Rate } from "@/lib/rest/rate-limit";
import type { Customer, Staff } from "@/lib/services/context";
import { findTokens } from "@/lib/services/tokens/find-token";

const MOST_AT_ONCE = 500;

type Actors = { customer: Customer; staff: Staff };

/** Who may use a route. `caller` names them in logs, limits and the scope of their Idempotency-Keys. */
export type TokenGuards = ReturnType<typeof tokenGuards>;

/** The guards of a door: each lets in the tokens of one kind and says who they act for. */
export function tokenGuards(door: RestDoor, rate: Rate) {
  const limit = new RateLimit(rate);
  // Asked anew for every request, so that a revoked token is worth nothing at once; those of one moment together.
  const find = batched((tokens: readonly string[]) => findTokens(door.db, tokens), MOST_AT_ONCE);

  async function holder(c: Asking) {
    const [, token] =
      /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    const found = token === undefined ? null : await find(token);
    if (!found) return problem(c, "unauthorized", { headers: { "www-authenticate": "Bearer" } });
    const wait = limit.take(found.hash, door.clock.now());
    if (wait === 0) return found;
    return problem(c, "rate_limited", { headers: { "retry-after": String(Math.ceil(wait)) } });
  }

  /** Tokens of an account. */
  const customer = createMiddleware<{
    Variables: RestEnv["Variables"] & Pick<Actors, "customer"> & { caller: string };
  }>(async (c, next) => {
    const found = await holder(c);
    if (found instanceof Response) return found;
    if (found.actor.kind !== "customer") return problem(c, "forbidden");
    c.set("customer", found.actor);
    c.set("caller", `account:${found.actor.accountId}`);
    return next();
  });

  /** Tokens of staff members in one of the roles. */
  const staff = (...roles: readonly Staff["role"][]) =>
    createMiddleware<{
      Variables: RestEnv["Variables"] & Pick<Actors, "staff"> & { caller: string };
    }>(async (c, next) => {
      const found = await holder(c);
      if (found instanceof Response) return found;
      const { actor } = found;
      if (actor.kind !== "staff" || !roles.includes(actor.role)) return problem(c, "forbidden");
      c.set("staff", actor);
      c.set("caller", `person:${actor.personId}`);
      return next();
    });

  return { customer, staff };
}
