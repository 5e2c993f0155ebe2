import type { ReactNode } from "react";

export type Kpi = {
  readonly label: string;
  /** Beside the label: "预估". */
  readonly badge?: ReactNode;
  readonly value: ReactNode;
  /** Right of the value: a badge, a sparkline. Not on a phone. */
  readonly aside?: ReactNode;
  /** Below the value: what it is made of, "how". */
  readonly note?: ReactNode;
};

/** Two to five key figures in one panel. `compact` for the facts at the head of a single thing. */
export function KpiStrip(props: { readonly items: readonly Kpi[]; readonly compact?: boolean }) {
  const compact = props.compact ?? false;
  return (
    <dl
      className={`panel grid grid-cols-2 [&>*]:border-line [&>*:nth-child(even)]:border-l [&>*:nth-child(n+3)]:border-t xl:[&>*:nth-child(n+3)]:border-t-0 xl:[&>*+*]:border-l ${COLUMNS[props.items.length] ?? "xl:grid-cols-4"}`}
    >
      {props.items.map((item) => (
        <div key={item.label} className={compact ? "min-w-0 px-3.5 py-2" : "min-w-0 p-3.5 lg:px-4"}>
          <dt className="text-xs text-ink2 flex items-center gap-1.5">
            {item.label}
            {item.badge}
          </dt>
          <dd className={compact ? "mt-0.5" : "mt-1 flex items-end justify-between gap-2"}>
            <span
              className={`num font-semibold ${compact ? "text-md" : "text-lg lg:text-xl tracking-tight leading-8 whitespace-nowrap"}`}
            >
              {item.value}
            </span>
            {item.aside && <span className="mb-1 hidden sm:block">{item.aside}</span>}
          </dd>
          {item.note && (
            <dd className="text-xs text-ink3 num mt-0.5 leading-[18px]">{item.note}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const COLUMNS: Readonly<Record<number, string>> = {
  2: "xl:grid-cols-2",
  3: "xl:grid-cols-3",
  5: "xl:grid-cols-5",
};
