import type { ReactNode } from "react";

/** A public page of one question: a title, a sentence, and the form that answers it. */
export function NarrowPage(props: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <main id="main" className="mx-auto w-full max-w-[392px] px-4 py-12">
      <h1 className="text-lg font-semibold">{props.title}</h1>
      {props.text && <p className="mt-1 text-ink2 wrap-anywhere">{props.text}</p>}
      {props.children}
    </main>
  );
}
