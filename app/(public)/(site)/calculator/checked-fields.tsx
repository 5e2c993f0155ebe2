"use client";

import type { ReactNode } from "react";

import { FormContext } from "@/components/ui/form-context";

/** Fields of a form that only asks for a page, with what the page found wrong with them. */
export function CheckedFields(props: {
  /** One sentence a field, by the field's name. */
  readonly problems: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  const form = { state: { problems: props.problems }, pending: false, pendingLabel: "" };
  return <FormContext value={form}>{props.children}</FormContext>;
}
