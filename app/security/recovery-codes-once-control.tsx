"use client";

import { useActionState, useEffect, useRef, useState, type ReactNode } from "react";

import { buttonClass } from "@/components/ui/button-class";
import { CopyButtonControl } from "@/components/ui/copy-button-control";
import { FormContext } from "@/components/ui/form-context";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { untouched, type FormAction, type FormState } from "@/lib/form-state";

type Words = Readonly<
  Record<"pending" | "once" | "onceText" | "saved" | "copyAll" | "copied", string>
>;
type Props = {
  readonly action: FormAction;
  readonly isForm: boolean;
  /** Where the reader goes on, without the codes. */
  readonly doneHref: string;
  readonly copyIcon: ReactNode;
  readonly words: Words;
  readonly children: ReactNode;
};

/**
 * The part of `RecoveryCodesOnce` that runs in the browser. The codes are in this page's memory alone; without scripts
 * the answer shows them, too.
 */
export function RecoveryCodesOnceControl(props: Props) {
  const [state, send, pending] = useActionState(props.action, untouched);
  const [saved, setSaved] = useState<FormState>(untouched);

  const codes = state === saved ? undefined : state.values?.codes;
  if (state.tone === "ok" && codes) {
    return <Codes {...props} codes={codes.split(" ")} onSaved={() => setSaved(state)} />;
  }
  if (!props.isForm) return props.children;
  return (
    <form action={send} noValidate className="grid max-w-sm gap-3">
      <FormContext
        value={{
          state: state === saved ? untouched : state,
          pending,
          pendingLabel: props.words.pending,
        }}
      >
        <FormMessage />
        {props.children}
      </FormContext>
    </form>
  );
}

function Codes(props: Props & { readonly codes: readonly string[]; readonly onSaved: () => void }) {
  const { words, codes } = props;
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rounded-ctl border border-warnl bg-warnw px-3.5 py-3">
      <p ref={heading} tabIndex={-1} className="font-semibold text-warn">
        {words.once}
      </p>
      <p className="mt-1 text-ink2">{words.onceText}</p>
      <ul className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Link href={props.doneHref} onClick={props.onSaved} className={buttonClass("secondary")}>
          {words.saved}
        </Link>
        <CopyButtonControl value={codes.join("\n")} label={words.copyAll} copied={words.copied}>
          {words.copyAll}
          {props.copyIcon}
        </CopyButtonControl>
      </div>
    </div>
  );
}
