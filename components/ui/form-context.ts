"use client";

import { createContext, useContext } from "react";

import { untouched, type FormState } from "@/lib/form-state";

type Form = {
  readonly state: FormState;
  readonly pending: boolean;
  readonly pendingLabel: string;
};

/** What the fields and the button of an `ActionForm` know of it. Outside of one: nothing sent yet. */
export const FormContext = createContext<Form>({
  state: untouched,
  pending: false,
  pendingLabel: "",
});

export const useForm = (): Form => useContext(FormContext);
