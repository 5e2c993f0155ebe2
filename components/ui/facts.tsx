import type { ReactNode } from "react";

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Labels left, values right: what is known about one thing. */
export function Facts(props: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-xs leading-6">
      {props.facts.map((fact) => (
        <div key={fact.label} className="contents">
          <dt className="text-ink3">{fact.label}</dt>
          <dd className="text-right num min-w-0 wrap-anywhere">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
