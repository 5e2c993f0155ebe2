"use client";

import { usePathname } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";

import { Link } from "@/components/ui/link";

/**
 * A line of a sidebar that knows whether the reader is below its address. In the drawer of a phone it
 * closes the drawer, because the page changes beneath it without a reload.
 */
export function NavLink(props: {
  readonly href: string;
  /** Only this very address, not those below it: the overview. */
  readonly exact?: boolean;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const path = usePathname();
  const here = path === props.href || (!props.exact && path.startsWith(`${props.href}/`));
  const leaveDrawer = (event: MouseEvent<HTMLElement>) =>
    event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
  return (
    <Link
      href={props.href}
      aria-current={here ? "page" : undefined}
      className={props.className}
      onClick={leaveDrawer}
    >
      {props.children}
    </Link>
  );
}
