"use client";

import type { ReactNode } from "react";

import { buttonClass, type ButtonKind } from "@/components/ui/button-class";
import { useForm } from "@/components/ui/form-context";

/**
 * The button that sends an `ActionForm`. It says so while it waits, and is never disabled: a disabled
 * button loses the focus and explains nothing.
 */
export function SubmitButton(props: {
  readonly kind?: ButtonKind;
  readonly name?: string;
  readonly value?: string;
  readonly children: ReactNode;
}) {
  const { pending, pendingLabel } = useForm();
  return (
    <button
      type="submit"
      name={props.name}
      value={props.value}
      aria-disabled={pending || undefined}
      className={`${buttonClass(props.kind ?? "primary")} h-9!`}
    >
      {pending ? pendingLabel : props.children}
    </button>
  );
}
