"use client";

import { useEffect, useId, useRef, useState, type MouseEvent, type ReactNode } from "react";

import { buttonClass, type ButtonKind } from "@/components/ui/button-class";
import { useForm } from "@/components/ui/form-context";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/form-state";

/**
 * A button inside a form that asks, in the browser's own dialog, before it sends the form. A form may have
 * several: `sends` says which of its decisions each one stands for.
 */
export function FormDialog(props: {
  readonly trigger: ReactNode;
  readonly triggerKind?: ButtonKind | undefined;
  readonly triggerClass?: string;
  /** The key that presses the trigger, where a page has `Hotkeys`. */
  readonly shortcut?: string;
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean | undefined;
  readonly sends?: { readonly name: string; readonly value: string };
  /** Fields outside the dialog that must be filled in first; else the form is sent, and answers what is missing. */
  readonly needs?: readonly string[];
  readonly cancel: string;
  readonly children: ReactNode;
}) {
  const { state } = useForm();
  const answersMine = !props.sends || state.values?.[props.sends.name] === props.sends.value;
  // Without scripts an answer comes with a new page, on which the dialog must stand open to show it.
  const [answered] = useState(isAnswer(state) && answersMine);
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (state.tone === "ok") dialog.current?.close();
  }, [state]);

  function open(event: MouseEvent<HTMLButtonElement>) {
    const { form } = event.currentTarget;
    // Else the button's own `command` would come after this, and open what stands open.
    event.preventDefault();
    if (form && lacks(form, props.needs ?? [])) {
      form.requestSubmit(dialog.current?.querySelector<HTMLButtonElement>("[type=submit]"));
      return;
    }
    if (!dialog.current?.open) dialog.current?.showModal();
    cancel.current?.focus();
  }

  return (
    <>
      {/* `command` opens and closes the dialog before, or without, this page's scripts. */}
      <button
        type="button"
        className={`${buttonClass(props.triggerKind)} ${props.triggerClass ?? ""}`}
        aria-keyshortcuts={props.shortcut}
        onClick={open}
        {...invokes("show-modal", id)}
      >
        {props.trigger}
      </button>
      <dialog
        ref={dialog}
        id={id}
        open={answered || undefined}
        aria-labelledby={`${id}-title`}
        className="m-auto w-[440px] max-w-[calc(100vw-32px)] space-y-3 rounded-panel border border-line bg-panel p-5 text-left whitespace-normal text-sm text-ink shadow-pop"
      >
        <h2 id={`${id}-title`} className="text-base font-semibold">
          {props.title}
        </h2>
        {answersMine && <FormMessage />}
        <div className="space-y-3 text-ink2 num">{props.children}</div>
        <div className="flex justify-end gap-2 pt-2">
          <button
            ref={cancel}
            type="button"
            className={`${buttonClass("secondary")} h-9!`}
            onClick={() => dialog.current?.close()}
            {...invokes("close", id)}
          >
            {props.cancel}
          </button>
          <SubmitButton kind={props.danger ? "danger" : "primary"} {...props.sends}>
            {props.confirm}
          </SubmitButton>
        </div>
      </dialog>
    </>
  );
}

const isAnswer = ({ message, problems }: FormState): boolean =>
  message !== undefined || problems !== undefined;

const lacks = (form: HTMLFormElement, names: readonly string[]): boolean =>
  names.some((name) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement && !field.checkValidity();
  });

const invokes = (command: "show-modal" | "close", commandfor: string) => ({ command, commandfor });
