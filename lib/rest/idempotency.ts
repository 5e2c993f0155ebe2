import { createHash } from "node:crypto";

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { RestEnv } from "@/lib/rest/door";
import type { AnswerStore } from "@/lib/rest/idempotency-store";
import { problem } from "@/lib/rest/problem";
import type { KeyedRequest } from "@/lib/services/idempotent-answers";

const KEY = /^[\x21-\x7e]{1,255}$/;

/** The header as the routes that ask for it declare it; `keyed` has looked at it before they are asked. */
export const keyHeader = z.object({
  "idempotency-key": z.string().regex(KEY).openapi({
    description: "1 to 255 visible ASCII characters; the same key is answered as the first time",
  }),
});

type KeyedEnv = { Variables: RestEnv["Variables"] & { caller: string; idempotencyKey: string } };

/**
 * Asks for an Idempotency-Key. The same key with the same content is answered as the first time, to the letter, whether
 * that was a success or a refusal of the rules; with other content it is refused. Nothing is kept of what never got as
 * far as a rule: a request of the wrong form, one too many, a failure of ours. A key belongs to its sender and route.
 */
export const keyed = (store: AnswerStore) =>
  createMiddleware<KeyedEnv>(async (c, next) => {
    const key = c.req.header("idempotency-key");
    if (key === undefined) return problem(c, "idempotency_key_missing");
    if (!KEY.test(key)) return problem(c, "idempotency_key_invalid");
    const request = await keyedRequest(c, key);

    const before = await store.begin(request);
    if (before === "under-way") {
      return problem(c, "idempotency_in_progress", { headers: { "retry-after": "1" } });
    }
    if (before === "other-content") return problem(c, "idempotency_mismatch");
    if (before !== "new") {
      return c.body(before.body, before.status as ContentfulStatusCode, {
        "content-type": before.status < 400 ? "application/json" : "application/problem+json",
        "idempotency-replayed": "true",
      });
    }

    c.set("idempotencyKey", key);
    let isKept = false;
    try {
      await next();
      if (c.res.ok || c.var.isRefusal) {
        const body = await takeBody(c);
        await store.keep(request, { status: c.res.status, body });
        isKept = true;
      }
    } finally {
      if (!isKept) await store.release(request);
    }
    return undefined;
  });

/** Reads an answer and puts it back. Cloning it would run its few bytes through two streams. */
async function takeBody(c: Context<KeyedEnv>): Promise<string> {
  const { status, headers } = c.res;
  const body = await c.res.text();
  // Set to nothing first, or the new answer would be merged with the one that it replaces.
  c.res = undefined;
  c.res = new Response(body, { status, headers });
  return body;
}

async function keyedRequest(c: Context<KeyedEnv>, key: string): Promise<KeyedRequest> {
  const { method, path } = c.req;
  const scope = `${c.var.caller}:${method}:${routePath(c)}`;
  const content = sameHowever(await c.req.text());
  const requestHash = createHash("sha256")
    .update(`${method} ${path}\n${content}`)
    .digest("base64url");
  return { scope, key, requestHash };
}

/** The content of a JSON text without its blanks and the order of its fields; any other text as it is. */
function sameHowever(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), inOrder);
  } catch {
    return text;
  }
}

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
