"use client";

import { useState } from "react";

import { TextField } from "@/components/ui/field";

/** A password that its writer may look at. Pasting and password managers work as in any field. */
export function PasswordField(props: {
  /** Where a form has several. */
  readonly name?: string;
  readonly label: string;
  readonly help?: string;
  readonly autoComplete: "current-password" | "new-password";
  readonly words: { readonly show: string; readonly hide: string };
}) {
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <TextField
        name={props.name ?? "password"}
        label={props.label}
        help={props.help}
        type={isShown ? "text" : "password"}
        autoComplete={props.autoComplete}
        required
      />
      <button
        type="button"
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
        className="mt-1 min-h-6 text-xs text-accent noscript:hidden"
      >
        {isShown ? props.words.hide : props.words.show}
      </button>
    </div>
  );
}
