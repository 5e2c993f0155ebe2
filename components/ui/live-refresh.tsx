"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/**
 * Asks the server for this page again every few seconds, as long as somebody can see it. The next question
 * waits for the last answer: where answers are slow, asking faster would only ever discard them.
 */
export function LiveRefresh({ seconds }: { readonly seconds: number }) {
  const router = useRouter();
  const [asking, ask] = useTransition();
  useEffect(() => {
    if (asking) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") ask(() => router.refresh());
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds, asking]);
  return null;
}
