"use client";

import { useSyncExternalStore, type ReactNode } from "react";

import { buttonClass } from "@/components/ui/button-class";

const never = () => () => {};

/** The part of `PrintButton` that runs in the browser. */
export function PrintButtonControl(props: { readonly children: ReactNode }) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!scripted) return null;
  return (
    <button type="button" onClick={() => window.print()} className={buttonClass("secondary")}>
      {props.children}
    </button>
  );
}
