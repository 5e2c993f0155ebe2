"use client";

import { useActionState, useEffect, useRef, useState, type ReactNode } from "react";

import { buttonClass } from "@/components/ui/button-class";
import { CopyButtonControl } from "@/components/ui/copy-button-control";
import { TextField } from "@/components/ui/field";
import { FormContext } from "@/components/ui/form-context";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched, type FormAction, type FormState } from "@/lib/form-state";

type Words = Readonly<
  Record<"name" | "nameHelp" | "create" | "pending" | "once" | "saved" | "copy" | "copied", string>
>;

/**
 * The part of `NewSecret` that runs in the browser. Until the reader says that they saved it, the secret
 * stands where the form was; it is in this page's memory alone. Without scripts the answer shows it, too.
 */
export function NewSecretControl(props: {
  readonly action: FormAction;
  /** This page, without the secret. */
  readonly doneHref: string;
  readonly copyIcon: ReactNode;
  /** What is typed: a name unless told otherwise. */
  readonly field?: { readonly name: string; readonly maxLength: number };
  readonly words: Words;
}) {
  const { words, field = { name: "name", maxLength: 50 } } = props;
  const [state, send, pending] = useActionState(props.action, untouched);
  const [saved, setSaved] = useState<FormState>(untouched);

  if (state.tone === "ok" && state.values && state !== saved) {
    return <Secret {...props} values={state.values} onSaved={() => setSaved(state)} />;
  }
  return (
    <form action={send} noValidate className="flex flex-wrap items-start gap-3">
      <FormContext
        value={{ state: state === saved ? untouched : state, pending, pendingLabel: words.pending }}
      >
        <div className="w-full sm:w-72">
          <TextField
            {...field}
            label={words.name}
            help={words.nameHelp}
            autoComplete="off"
            required
          />
        </div>
        <div className="sm:pt-[22px]">
          <SubmitButton>{words.create}</SubmitButton>
        </div>
      </FormContext>
    </form>
  );
}

function Secret(props: {
  readonly words: Words;
  readonly values: Readonly<Record<string, string>>;
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
                label={`${words.copy} ${name}`}
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
