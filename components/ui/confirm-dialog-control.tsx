"use client";

import type { ReactNode } from "react";

import { ActionFormControl } from "@/components/ui/action-form-control";
import type { ButtonKind } from "@/components/ui/button-class";
import { FormDialog } from "@/components/ui/form-dialog";
import type { FormAction } from "@/lib/form-state";

/** The part of `ConfirmDialog` that runs in the browser: a form that is nothing but its dialog. */
export function ConfirmDialogControl(props: {
  readonly trigger: string;
  readonly triggerKind?: ButtonKind | undefined;
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean | undefined;
  readonly action: FormAction;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly cancel: string;
  readonly pendingLabel: string;
  readonly children: ReactNode;
}) {
  const { action, hidden, pendingLabel, ...dialog } = props;
  return (
    <ActionFormControl action={action} pendingLabel={pendingLabel} quiet className="inline-flex">
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormDialog {...dialog} />
    </ActionFormControl>
  );
}
