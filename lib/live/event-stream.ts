import type { LiveStreams } from "@/lib/live/live-streams";

/** Proxies close a connection on which nothing was said for a minute. */
const HEARTBEAT_MS = 25_000;
/** Then the browser connects again, and is asked again who is signed in. */
const LIFE_MS = 5 * 60_000;

/**
 * An account's versions as server-sent events, until the reader goes or a few minutes are over; null where
 * too many are open. A version says only that something changed: the page asks what, as ever.
 */
export function eventStream(
  streams: LiveStreams,
  reader: { readonly session: string; readonly accountId: string; readonly signal: AbortSignal },
): ReadableStream<Uint8Array> | null {
  const text = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  // Whoever is gone cannot be told; `end` runs then, too.
  const say = (line: string) => void writer.write(text.encode(line)).catch(end);

  const stop = streams.listen(reader.session, reader.accountId, {
    tell: (version) => say(`data: ${version}\n\n`),
    end: () => end(),
  });
  if (!stop) return null;
  const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS).unref();
  const life = setTimeout(() => end(), LIFE_MS).unref();
  reader.signal.addEventListener("abort", end, { once: true });
  writer.closed.catch(end);
  say("retry: 3000\n\n");
  // Gone while it was asked who is signed in: the signal does not tell a second time.
  if (reader.signal.aborted) end();
  return readable;

  function end(): void {
    clearInterval(heartbeat);
    clearTimeout(life);
    stop?.();
    writer.close().catch(() => {});
  }
}
