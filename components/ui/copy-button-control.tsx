"use client";

import { useState, type ReactNode } from "react";

const SAID_FOR_MS = 2_000;

/** The part of `CopyButton` that runs in the browser. */
export function CopyButtonControl(props: {
  readonly value: string;
  readonly label: string;
  readonly copied: string;
  readonly children: ReactNode;
}) {
  const [done, setDone] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(props.value);
    setDone(true);
    setTimeout(() => setDone(false), SAID_FOR_MS);
  }

  return (
    <span className="inline-flex items-center gap-1.5">
      <button
        type="button"
        aria-label={props.label}
        onClick={copy}
        className="inline-flex items-center gap-1 min-h-6 font-mono text-xs text-ink2 hover:text-ink cursor-pointer"
      >
        {props.children}
      </button>
      <span role="status" className="text-2xs text-ok">
        {done && props.copied}
      </span>
    </span>
  );
}
