"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore, useTransition } from "react";

import { LiveRefresh } from "@/components/ui/live-refresh";

/** A busy account changes with every call; its page need not. */
const LEAST_MS = 3_000;
const WITHOUT_EVENTS_S = 30;

/**
 * Asks the server for this page again when the account's version is another than the one it was made of. The
 * stream is open while somebody can see the page: browsers keep few connections to a server. Where there is
 * no stream, the page is asked for every half minute.
 */
export function LiveUpdates({
  source,
  version,
}: {
  /** Tells versions as server-sent events. */
  readonly source: string;
  readonly version: string;
}) {
  const router = useRouter();
  const visible = useSyncExternalStore(onVisibility, isVisible, () => false);
  const [told, setTold] = useState(version);
  const [failed, setFailed] = useState(false);
  const [asking, ask] = useTransition();
  const asked = useRef({ version, at: 0 });

  useEffect(() => {
    if (!visible || failed) return undefined;
    const events = new EventSource(source);
    events.addEventListener("message", ({ data }) => setTold(String(data)));
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) setFailed(true);
    });
    return () => events.close();
  }, [source, visible, failed]);

  useEffect(() => {
    // A page may be newer than what was told of it: each version is asked for once.
    if (asking || told === version || told === asked.current.version) return undefined;
    const rest = asked.current.at + LEAST_MS - performance.now();
    const timer = setTimeout(
      () => {
        asked.current = { version: told, at: performance.now() };
        ask(() => router.refresh());
      },
      Math.max(0, rest),
    );
    return () => clearTimeout(timer);
  }, [router, told, version, asking]);

  return failed ? <LiveRefresh seconds={WITHOUT_EVENTS_S} /> : null;
}

const isVisible = (): boolean => document.visibilityState === "visible";

function onVisibility(changed: () => void) {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}
