import type { ReactNode } from "react";

import { buttonClass, type ButtonKind } from "@/components/ui/button-class";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink(props: {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly small?: boolean;
  /** The single key that presses it. */
  readonly shortcut?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link
      href={props.href}
      className={buttonClass(props.kind, props.small)}
      aria-keyshortcuts={props.shortcut}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </Link>
  );
}

/** A file to keep. A plain link: nothing is made before somebody asks for it. */
export function DownloadLink(props: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={props.href} download className={buttonClass("secondary")}>
      <Icon name="download" />
      {props.children}
    </a>
  );
}

/** Sends a plain GET form such as a filter. Forms that act use `SubmitButton`. */
export function FilterButton(props: { readonly children: ReactNode }) {
  return (
    <button type="submit" className={buttonClass("secondary")}>
      {props.children}
    </button>
  );
}
