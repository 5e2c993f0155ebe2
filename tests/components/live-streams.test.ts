import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { eventStream } from "@/lib/live/event-stream";
import { LiveStreams } from "@/lib/live/live-streams";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aServer(limits: Partial<{ perSession: number; inAll: number }> = {}) {
  const versions = new Map([
    ["1", "a"],
    ["2", "x"],
  ]);
  const ask = vi.fn(async (ids: readonly string[]) => {
    const found = ids.map((id) => [id, versions.get(id) ?? ""] as const);
    return new Map(found);
  });
  const streams = new LiveStreams(ask, { everyMs: 1_000, perSession: 2, inAll: 3, ...limits });
  return { streams, versions, ask };
}

const aListener = () => ({ tell: vi.fn(), end: vi.fn() });

describe("listening to accounts", () => {
  it("tells each listener the version at once and then what is another, and only of their own account", async () => {
    const { streams, versions } = aServer();
    const [mine, theirs] = [aListener(), aListener()];
    streams.listen("s1", "1", mine);
    streams.listen("s2", "2", theirs);
    await vi.advanceTimersByTimeAsync(3_000);
    versions.set("1", "b");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(mine.tell.mock.calls).toEqual([["a"], ["b"]]);
    expect(theirs.tell.mock.calls).toEqual([["x"]]);
  });

  it("asks once a second for all listeners, and not at all while nobody listens", async () => {
    const { streams, ask } = aServer();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ask).not.toHaveBeenCalled();
    const stops = ["s1", "s2", "s3"].map((session) => streams.listen(session, "1", aListener()));
    await vi.advanceTimersByTimeAsync(2_500);
    expect(ask.mock.calls).toEqual([[["1"]], [["1"]], [["1"]]]);
    for (const stop of stops) stop?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("tells who comes later what is known already", async () => {
    const { streams } = aServer();
    streams.listen("s1", "1", aListener());
    await vi.advanceTimersByTimeAsync(1);
    const late = aListener();
    streams.listen("s2", "1", late);
    expect(late.tell).toHaveBeenCalledExactlyOnceWith("a");
  });

  it("goes on after a question that failed", async () => {
    const { streams, ask } = aServer();
    ask.mockRejectedValueOnce(new Error("busy"));
    const listener = aListener();
    streams.listen("s1", "1", listener);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(listener.tell).toHaveBeenCalledExactlyOnceWith("a");
  });

  it("has room for so many of a session, and of all; one that stopped makes room", () => {
    const { streams } = aServer();
    const stop = streams.listen("s1", "1", aListener());
    expect(streams.listen("s1", "2", aListener())).not.toBeNull();
    expect(streams.listen("s1", "1", aListener())).toBeNull();
    expect(streams.listen("s2", "1", aListener())).not.toBeNull();
    expect(streams.listen("s3", "1", aListener())).toBeNull();
    stop?.();
    expect(streams.listen("s1", "1", aListener())).not.toBeNull();
  });
});

describe("a stream of events", () => {
  const open = (streams: LiveStreams, session = "s1") => {
    const reader = new AbortController();
    const stream = eventStream(streams, { session, accountId: "1", signal: reader.signal });
    return { reader, stream };
  };
  const readAll = async (stream: ReadableStream<Uint8Array> | null) =>
    stream ? await new Response(stream).text() : null;

  it("says versions, a heartbeat, and ends after five minutes, with nothing left running", async () => {
    const { streams } = aServer();
    const { stream } = open(streams);
    const said = readAll(stream);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(await said).toBe(`retry: 3000\n\ndata: a\n\n${":\n\n".repeat(12)}`);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ["its reader goes", ({ reader }: ReturnType<typeof open>) => reader.abort()],
    ["its reader cancels", ({ stream }: ReturnType<typeof open>) => stream?.cancel()],
  ])("ends when %s", async (_, leave) => {
    const { streams } = aServer();
    await leave(open(streams));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends when the server shuts down", async () => {
    const { streams } = aServer();
    const said = readAll(open(streams).stream);
    await vi.advanceTimersByTimeAsync(10);
    streams.endAll();
    expect(await said).toBe("retry: 3000\n\ndata: a\n\n");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keeps no place for a reader who was gone before it began", async () => {
    const { streams } = aServer({ perSession: 1 });
    const signal = AbortSignal.abort();
    eventStream(streams, { session: "s1", accountId: "1", signal });
    expect(open(streams).stream).not.toBeNull();
  });

  it("is refused where too many are open", () => {
    const { streams } = aServer({ perSession: 1 });
    open(streams);
    expect(open(streams).stream).toBeNull();
  });
});
