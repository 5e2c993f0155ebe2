"use client";

import { useActionState, useState, type ReactNode } from "react";

import { TextField } from "@/components/ui/field";
import { FormContext } from "@/components/ui/form-context";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { untouched, type FormAction, type FormState } from "@/lib/form-state";
import { SecretOnce, type SecretWords } from "./secret-once";

type Words = SecretWords & Readonly<Record<"name" | "nameHelp" | "create" | "pending", string>>;

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
  /** More fields, behind that one. */
  readonly children?: ReactNode;
  /** Stands in the form's place where nothing more can be made; a secret that is shown stays. */
  readonly full?: string | undefined;
  readonly words: Words;
}) {
  const { words, field = { name: "name", maxLength: 50 } } = props;
  const [state, send, pending] = useActionState(props.action, untouched);
  const [saved, setSaved] = useState<FormState>(untouched);

  if (state.tone === "ok" && state.values && state !== saved) {
    return <SecretOnce {...props} values={state.values} onSaved={() => setSaved(state)} />;
  }
  if (props.full) return <p className="text-ink2">{props.full}</p>;
  return (
    <form action={send} noValidate className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <FormContext
        value={{ state: state === saved ? untouched : state, pending, pendingLabel: words.pending }}
      >
        <div className="basis-full empty:hidden">
          <FormMessage />
        </div>
        <div className="w-full sm:w-72">
          <TextField
            {...field}
            label={words.name}
            help={words.nameHelp}
            autoComplete="off"
            required
          />
        </div>
        {props.children}
        <div className="sm:pt-[22px]">
          <SubmitButton>{words.create}</SubmitButton>
        </div>
      </FormContext>
    </form>
  );
}
