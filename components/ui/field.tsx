"use client";

import { useId, type ReactNode } from "react";

import { useForm } from "@/components/ui/form-context";

type Common = {
  readonly name: string;
  readonly label: string;
  /** Stands below the field until a problem takes its place. */
  readonly help?: ReactNode;
  readonly required?: boolean;
  readonly defaultValue?: string;
};

type TextProps = Common & {
  readonly type?:
    | "text"
    | "email"
    | "tel"
    | "password"
    | "number"
    | "date"
    | "datetime-local"
    | "month"
    | "time"
    | "search";
  readonly inputMode?: "text" | "decimal" | "numeric" | "email" | "tel";
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
};

/** A line of text with its label above, its help below and its problem in the help's place. */
export function TextField({ name, label, help, defaultValue, required, ...input }: TextProps) {
  const field = useField(name, defaultValue);
  return (
    <Labelled field={field} label={label} help={help}>
      <input {...field.attributes} {...input} aria-required={required} className="control" />
    </Labelled>
  );
}

/** Several lines of text. */
export function TextAreaField(
  props: Common & { readonly rows?: number; readonly maxLength?: number },
) {
  const field = useField(props.name, props.defaultValue);
  return (
    <Labelled field={field} label={props.label} help={props.help}>
      <textarea
        {...field.attributes}
        rows={props.rows ?? 3}
        maxLength={props.maxLength}
        aria-required={props.required}
        className="control h-auto! py-2"
      />
    </Labelled>
  );
}

export type Option = { readonly value: string; readonly label: string };

/** One of a list, as the browser's own select. */
export function SelectField(props: Common & { readonly options: readonly Option[] }) {
  const field = useField(props.name, props.defaultValue);
  return (
    <Labelled field={field} label={props.label} help={props.help}>
      {/* A select keeps its first default for good; a new key makes it take the one sent back. */}
      <select
        key={field.attributes.defaultValue}
        {...field.attributes}
        aria-required={props.required}
        className="control"
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A box to tick; its words may hold links. Never ticked on the reader's behalf unless told. */
export function CheckboxField(props: {
  readonly name: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly defaultChecked?: boolean;
}) {
  const field = useField(props.name);
  const { values } = useForm().state;
  // A box that was sent unticked is not among the values: it must not come back ticked.
  const checked = values ? values[props.name] === "on" : props.defaultChecked;
  const { defaultValue: _, ...attributes } = field.attributes;
  return (
    <div>
      <label className="inline-flex items-start gap-2 min-h-6">
        <input
          {...attributes}
          type="checkbox"
          defaultChecked={checked}
          className="size-4 shrink-0 mt-0.5 accent-[var(--c-accent)]"
        />
        <span>{props.label}</span>
      </label>
      <Message field={field} help={props.help} />
    </div>
  );
}

export type Choice = Option & { readonly note?: string; readonly disabled?: boolean };

/** One of a few, all in sight. */
export function RadioField(props: Common & { readonly choices: readonly Choice[] }) {
  const field = useField(props.name, props.defaultValue);
  const { defaultValue, ...attributes } = field.attributes;
  return (
    <fieldset className="min-w-0" aria-describedby={attributes["aria-describedby"]}>
      <legend className="text-xs font-medium text-ink2 mb-1">{props.label}</legend>
      <div className="space-y-1.5">
        {props.choices.map((choice, index) => (
          <label key={choice.value} className="flex items-start gap-2 min-h-6">
            <input
              {...attributes}
              id={`${attributes.id}-${index}`}
              aria-describedby={undefined}
              type="radio"
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              disabled={choice.disabled}
              className="size-4 mt-0.5 accent-[var(--c-accent)]"
            />
            <span className={choice.disabled ? "text-ink3" : undefined}>
              {choice.label}
              {choice.note && <span className="block text-xs text-ink3 num">{choice.note}</span>}
            </span>
          </label>
        ))}
      </div>
      <Message field={field} help={props.help} />
    </fieldset>
  );
}

/** Name, id, last value and problem of one field, as the form around it knows them. */
function useField(name: string, defaultValue?: string) {
  const { state } = useForm();
  const id = useId();
  const problem = state.problems?.[name];
  return {
    problem,
    attributes: {
      id,
      name,
      defaultValue: state.values?.[name] ?? defaultValue,
      "aria-invalid": problem ? true : undefined,
      "aria-describedby": `${id}-message`,
    },
  };
}

type FieldState = ReturnType<typeof useField>;

function Labelled(props: {
  readonly field: FieldState;
  readonly label: string;
  readonly help: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <label
        htmlFor={props.field.attributes.id}
        className="block text-xs font-medium text-ink2 mb-1"
      >
        {props.label}
      </label>
      {props.children}
      <Message field={props.field} help={props.help} />
    </div>
  );
}

function Message({ field, help }: { readonly field: FieldState; readonly help: ReactNode }) {
  const shown = field.problem ?? help;
  return (
    <p
      id={field.attributes["aria-describedby"]}
      className={`text-xs ${shown ? "mt-1" : ""} ${field.problem ? "text-bad font-medium" : "text-ink3"}`}
    >
      {shown}
    </p>
  );
}
