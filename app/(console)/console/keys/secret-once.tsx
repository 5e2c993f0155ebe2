"use client";

import { useEffect, useRef, type ReactNode } from "react";

import { buttonClass } from "@/components/ui/button-class";
import { CopyButtonControl } from "@/components/ui/copy-button-control";
import { Link } from "@/components/ui/link";

export type SecretWords = Readonly<Record<"once" | "saved" | "copy" | "copied", string>>;

/** The parts of a secret, each to be copied, until the reader says that they saved them. */
export function SecretOnce(props: {
  readonly words: SecretWords;
  readonly values: Readonly<Record<string, string>>;
  /** This page, without the secret. */
  readonly doneHref: string;
  readonly copyIcon: ReactNode;
  readonly onSaved: () => void;
}) {
  const { words } = props;
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rounded-ctl border border-warnl bg-warnw px-3.5 py-3">
      <p ref={heading} tabIndex={-1} className="font-semibold text-warn">
        {words.once}
      </p>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {Object.entries(props.values).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-xs leading-6 text-ink2">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <CopyButtonControl
                value={value}
                label={`${words.copy} ${name} ${value}`}
                copied={words.copied}
              >
                <span className="text-left wrap-anywhere">{value}</span>
                {props.copyIcon}
              </CopyButtonControl>
            </dd>
          </div>
        ))}
      </dl>
      <Link
        href={props.doneHref}
        scroll={false}
        onClick={props.onSaved}
        className={`${buttonClass("secondary")} mt-3`}
      >
        {words.saved}
      </Link>
    </div>
  );
}
