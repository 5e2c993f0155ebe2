import type { NextRequest } from "next/server";

import { database } from "@/db";
import { liveVersions } from "@/db/queries/live";
import { viewer } from "@/lib/auth/viewer";
import { eventStream } from "@/lib/live/event-stream";
import { LiveStreams } from "@/lib/live/live-streams";

export const dynamic = "force-dynamic";

const streams = new LiveStreams((ids) => liveVersions(database(), ids), {
  everyMs: 1_000,
  perSession: 4,
  inAll: 2_000,
});

// The server ends when its last connection does, and these end for nobody else.
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => streams.endAll());

/**
 * Tells an open page, as server-sent events, that something of its customer's account changed. Whoever is not
 * signed in, or has too many, gets no stream: the page then asks again by itself, and learns why.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const signedIn = await viewer();
  const accountId = signedIn?.person.accountId;
  if (!signedIn || !accountId) return new Response(null, { status: 401 });
  const { signal } = request;
  const stream = eventStream(streams, { session: signedIn.id, accountId, signal });
  if (!stream) return new Response(null, { status: 429 });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "private, no-store, no-transform",
      // Proxies that gather what they pass on would keep the news.
      "X-Accel-Buffering": "no",
    },
  });
}
