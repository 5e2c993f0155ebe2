import type { ReactNode } from "react";

import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

/** The one `h1` of a page, what state its subject is in, and what can be done with it. */
export function PageHeader(props: {
  readonly title: string;
  readonly badge?: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** The list that this thing belongs to. */
  readonly back?: { readonly label: string; readonly href: string };
}) {
  return (
    <div>
      {props.back && (
        <Link
          href={props.back.href}
          className="lnk inline-flex items-center gap-0.5 text-xs min-h-6"
        >
          <Icon name="left" className="size-3.5" />
          {props.back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-lg font-semibold tracking-tight wrap-anywhere">
          {props.title}
        </h1>
        {props.badge}
        {props.note && <span className="text-xs text-ink3 num">{props.note}</span>}
        {props.actions && <div className="ml-auto flex flex-wrap gap-2">{props.actions}</div>}
      </div>
    </div>
  );
}
