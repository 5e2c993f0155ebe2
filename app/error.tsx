"use client";

import { useFailureWords } from "@/components/shell/failure-words";

/** What a reader sees when we failed: what happened, a number to quote, and a way to try again. */
export default function Failure(props: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  const words = useFailureWords();
  return (
    <main id="main" className="mx-auto max-w-[560px] px-4 py-16">
      <section className="panel p-6" role="alert">
        <h1 className="text-lg font-semibold">{words.title}</h1>
        <p className="mt-1 text-ink2">{words.text}</p>
        {props.error.digest && (
          <p className="mt-1 text-xs text-ink3">
            {words.request} <code className="font-mono">{props.error.digest}</code>
          </p>
        )}
        <button type="button" className="btn btn-s mt-4" onClick={props.reset}>
          {words.retry}
        </button>
      </section>
    </main>
  );
}
