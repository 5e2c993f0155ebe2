import type { ReactNode } from "react";

import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

export type Severity = "info" | "ok" | "warn" | "bad" | "neutral";

/** One thing the reader should know before anything else on the page; at most one a page. */
export function Banner(props: {
  readonly severity: Severity;
  readonly icon?: IconName;
  readonly title?: string;
  readonly action?: { readonly label: string; readonly href: string };
  /** Instead of a link, at the end of the banner: "how". */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div
      className={`flex flex-wrap items-start gap-x-2.5 gap-y-1 rounded-panel px-3.5 py-2.5 ${COLOURS[props.severity]}`}
    >
      <Icon name={props.icon ?? ICONS[props.severity]} className="size-4 mt-0.5" />
      <div className="min-w-0 flex-1 leading-5 num">
        {props.title && <p className="font-semibold">{props.title}</p>}
        <div>{props.children}</div>
      </div>
      {props.action && (
        <Link
          href={props.action.href}
          className="inline-block min-h-6 font-medium whitespace-nowrap hover:underline underline-offset-2 max-sm:w-full max-sm:pl-6.5"
        >
          {props.action.label}
        </Link>
      )}
      {props.aside && <div className="font-medium max-sm:w-full max-sm:pl-6.5">{props.aside}</div>}
    </div>
  );
}

const COLOURS: Readonly<Record<Severity, string>> = {
  info: "bg-accentw text-accenti",
  ok: "bg-okw text-ok",
  warn: "bg-warnw text-warn border border-warnl",
  bad: "bg-badw text-bad border border-bad/30",
  neutral: "bg-neuw text-neu",
};

const ICONS: Readonly<Record<Severity, IconName>> = {
  info: "info",
  ok: "pass",
  warn: "warn",
  bad: "stop",
  neutral: "info",
};
