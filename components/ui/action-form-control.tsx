"use client";

import {
  startTransition,
  useActionState,
  useEffect,
  useRef,
  type ReactNode,
  type SubmitEvent,
} from "react";

import { FormContext } from "@/components/ui/form-context";
import { FormMessage } from "@/components/ui/form-message";
import { untouched, type FormAction } from "@/lib/form-state";

/** The part of `ActionForm` that runs in the browser. */
export function ActionFormControl(props: {
  readonly action: FormAction;
  readonly className?: string | undefined;
  readonly pendingLabel: string;
  /** The children show the message themselves: a dialog has it inside. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  const [state, send, pending] = useActionState(props.action, untouched);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (!form.current || state === untouched) return;
    if (state.tone === "ok") {
      form.current.reset();
      return;
    }
    form.current.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);

  // React empties a form whose action has run, so the action is called by hand: nothing typed is lost.
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const sent = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => send(sent));
  }

  return (
    <form ref={form} action={send} onSubmit={submit} className={props.className} noValidate>
      <FormContext value={{ state, pending, pendingLabel: props.pendingLabel }}>
        {!props.quiet && <FormMessage />}
        {props.children}
      </FormContext>
    </form>
  );
}
