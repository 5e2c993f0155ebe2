"use client";

import { useActionState, useEffect, useRef, useState, type ReactNode } from "react";

import { FormContext } from "@/components/ui/form-context";
import { FormDialog } from "@/components/ui/form-dialog";
import { untouched, type FormAction } from "@/lib/form-state";
import { SecretOnce, type SecretWords } from "./secret-once";

type Words = SecretWords & Readonly<Record<"trigger" | "title" | "cancel" | "pending", string>>;

/**
 * The part of `RotateKey` that runs in the browser. It stays when the key can be rotated no more, because it holds
 * the new secret until the reader saved it.
 */
export function RotateKeyControl(props: {
  readonly action: FormAction;
  readonly secretId: string;
  readonly offered: boolean;
  readonly doneHref: string;
  readonly copyIcon: ReactNode;
  readonly words: Words;
  readonly children: ReactNode;
}) {
  const { words } = props;
  const [state, send, pending] = useActionState(props.action, untouched);
  const [saved, setSaved] = useState(untouched);

  if (state.tone === "ok" && state.values && state !== saved) {
    return (
      <SecretDialog label={words.once}>
        <SecretOnce {...props} values={state.values} onSaved={() => setSaved(state)} />
      </SecretDialog>
    );
  }
  if (!props.offered) return null;
  return (
    <form action={send} className="inline-flex" noValidate>
      <FormContext value={{ state, pending, pendingLabel: words.pending }}>
        <input type="hidden" name="secretId" value={props.secretId} />
        <FormDialog
          trigger={words.trigger}
          title={words.title}
          confirm={words.trigger}
          cancel={words.cancel}
        >
          {props.children}
        </FormDialog>
      </FormContext>
    </form>
  );
}

/** Above everything else; closed by saying that the secret was saved, never by a slip of the finger. */
function SecretDialog(props: { readonly label: string; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // It stands open already, so that it is seen without scripts; only they can put it above the page.
    dialog.current?.close();
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      open
      onCancel={(event) => event.preventDefault()}
      aria-label={props.label}
      className="m-auto w-[560px] max-w-[calc(100vw-32px)] rounded-panel border border-line bg-panel p-5 text-left whitespace-normal text-sm text-ink shadow-pop"
    >
      {props.children}
    </dialog>
  );
}
