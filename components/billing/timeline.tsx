import type { ReactNode } from "react";

import { Instant } from "@/components/billing/instant";

export type TimelineEntry = {
  readonly key: string;
  readonly at: Date;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly tone?: "neutral" | "pack" | "ok" | "warn" | "bad";
};

/** What happened to one thing, in the order given. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol>
      {entries.map((entry) => (
        <li
          key={entry.key}
          className="relative pl-5 pb-2.5 last:pb-0 before:absolute before:left-[5px] before:top-3 before:bottom-[-4px] before:w-px before:bg-line2 last:before:hidden"
        >
          <span
            aria-hidden="true"
            className={`absolute left-0 top-[5px] size-[11px] rounded-full border-2 border-panel ${DOT[entry.tone ?? "neutral"]}`}
          />
          <div className="flex items-baseline gap-2">
            <span className="leading-5 font-medium min-w-0">{entry.title}</span>
            <span className="ml-auto text-xs text-ink3">
              <Instant at={entry.at} style="dense" />
            </span>
          </div>
          {entry.text && <div className="text-xs text-ink2 leading-[18px] num">{entry.text}</div>}
        </li>
      ))}
    </ol>
  );
}

const DOT = {
  neutral: "bg-ink3",
  pack: "bg-pack",
  ok: "bg-ok",
  warn: "bg-warn",
  bad: "bg-bad",
} as const;
