"use client";

import { useId } from "react";

import { useForm } from "@/components/ui/form-context";

/** What staff note about a decision: one line in the bar, with its label only where there is room. */
export function NoteField(props: {
  readonly label: string;
  readonly help: string;
  readonly maxLength: number;
}) {
  const field = useField("note");
  return (
    <div className="sm:flex-1 sm:basis-[240px] min-w-0">
      <label htmlFor={field.id} className="sm:sr-only block text-xs font-medium text-ink2 mb-1">
        {props.label}
      </label>
      <input
        id={field.id}
        name="note"
        required
        maxLength={props.maxLength}
        defaultValue={field.value}
        placeholder={props.help}
        aria-invalid={field.problem ? true : undefined}
        aria-describedby={`${field.id}-problem`}
        className="control placeholder:text-ink3"
      />
      <Problem field={field} />
    </div>
  );
}

/** Whether the signal was looked into. Nobody ticks it on their behalf. */
export function CheckedField({ label }: { readonly label: string }) {
  const field = useField("checked");
  return (
    <div>
      <label className="inline-flex items-center gap-1.5 min-h-9 whitespace-nowrap">
        <input
          type="checkbox"
          name="checked"
          required
          defaultChecked={field.value === "on"}
          aria-invalid={field.problem ? true : undefined}
          aria-describedby={`${field.id}-problem`}
          className="size-4 accent-[var(--c-accent)]"
        />
        {label}
      </label>
      <Problem field={field} />
    </div>
  );
}

type Field = ReturnType<typeof useField>;

function useField(name: string) {
  const { state } = useForm();
  return { id: useId(), value: state.values?.[name], problem: state.problems?.[name] };
}

const Problem = ({ field }: { readonly field: Field }) => (
  <p id={`${field.id}-problem`} className="text-xs text-bad font-medium">
    {field.problem}
  </p>
);
