import type { ReactNode } from "react";

import { Icon, type IconName } from "@/components/ui/icon";

export type Tone = "ok" | "info" | "warn" | "bad" | "neutral";

/** A short state in words, never colour alone. For the states of the domain use `StatusBadge`. */
export function Badge(props: {
  readonly tone: Tone;
  readonly icon?: IconName;
  /** Beside a label rather than a title. */
  readonly small?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <span className={`badge num ${TONES[props.tone]} ${props.small ? "h-4! px-1! text-2xs!" : ""}`}>
      {props.icon && <Icon name={props.icon} className="size-3" />}
      {props.children}
    </span>
  );
}

const TONES: Readonly<Record<Tone, string>> = {
  ok: "b-ok",
  info: "b-info",
  warn: "b-warn",
  bad: "b-bad",
  neutral: "b-neu",
};
