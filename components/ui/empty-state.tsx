import type { ReactNode } from "react";

import { Icon, type IconName } from "@/components/ui/icon";

/** What stands where nothing is yet: what would be here, and the way to get it. */
export function EmptyState(props: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: IconName;
}) {
  return (
    <div className="px-4 py-10 text-center">
      <Icon name={props.icon ?? "inbox"} className="mx-auto size-5 text-ink3" />
      <p className="mt-2 font-medium">{props.title}</p>
      {props.text && <p className="mt-0.5 text-xs text-ink2">{props.text}</p>}
      {props.action && <div className="mt-3 flex justify-center gap-2">{props.action}</div>}
    </div>
  );
}
