/** What an action tells the form that called it, already in the reader's words. */
export type FormState = {
  /** One sentence about the whole form. */
  readonly message?: string;
  /** `ok` empties the form and reads as a result; anything else as a problem. */
  readonly tone?: "ok" | "bad";
  /** One sentence a field, by the field's name. */
  readonly problems?: Readonly<Record<string, string>>;
  /** What was typed, so that nothing is lost on a page without JavaScript. See `typed`. */
  readonly values?: Readonly<Record<string, string>>;
};

/** A server action as a form calls it. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/** The state of a form that nobody has sent yet. */
export const untouched: FormState = {};

/** What a person typed, to be shown again. Files, framework fields and the named secrets stay out. */
export function typed(form: FormData, ...secrets: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$") && !secrets.includes(name)) {
      values[name] = value;
    }
  }
  return values;
}
