"use client";

import { createContext, useContext, type ReactNode } from "react";

export type FailureText = {
  readonly title: string;
  readonly text: string;
  readonly request: string;
  readonly retry: string;
};

const Words = createContext<FailureText | null>(null);

/** Hands the words of a failure to `app/error.tsx`, which React calls when no server can be asked. */
export function FailureWords(props: { readonly words: FailureText; readonly children: ReactNode }) {
  return <Words value={props.words}>{props.children}</Words>;
}

/** The words of a failure in the reader's language. */
export function useFailureWords(): FailureText {
  const words = useContext(Words);
  if (!words) throw new Error("FailureWords is missing above this component");
  return words;
}
