import { bodyLimit } from "hono/body-limit";

import { demoToken, type DemoRefusal } from "@/lib/rest/demo-call";
import type { RestDoor } from "@/lib/rest/door";
import { problem } from "@/lib/rest/problem";
import { newRouter, type Router } from "@/lib/rest/router";
import { MAX_IMAGE_BYTES } from "@/lib/tagger/inspect-image";
import type { Tagger } from "@/lib/tagger/tagger";

/**
 * D-35 · Tags a picture for the home page, for the console alone: not metered, not stored, and no part of the published
 * API. One picture at a time, so that visitors never keep customers waiting for more than that.
 */
export function demoRoutes({ cipher }: RestDoor, tagger: Pick<Tagger, "tag">): Router {
  const routes = newRouter();
  const expected = cipher.fingerprint(`Bearer ${demoToken(cipher)}`);
  let isLooking = false;

  routes.post("/tags", bodyLimit({ maxSize: MAX_IMAGE_BYTES }), async (c) => {
    // Fingerprints are compared: how much of a guess was right takes no time to tell.
    const given = cipher.fingerprint(c.req.header("authorization") ?? "");
    if (given !== expected) return problem(c, "unauthorized");
    const refused = (refusal: DemoRefusal) => c.json({ refusal }, 422);
    if (isLooking) return refused("busy");

    isLooking = true;
    try {
      const tagged = await tagger.tag(new Uint8Array(await c.req.arrayBuffer()));
      if (tagged.ok) return c.json({ labels: tagged.value }, 200);
      return refused(tagged.refusal === "failed" ? "unavailable" : tagged.refusal);
    } finally {
      isLooking = false;
    }
  });
  return routes;
}
