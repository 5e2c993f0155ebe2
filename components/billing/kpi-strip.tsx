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

/**
 * Two to five key figures in one panel. `compact` for the facts at the head of a single thing. A figure that is too long
 * for its place takes a line of its own, so that no digit is ever cut off; the gaps draw the lines between them.
 */
export function KpiStrip(props: { readonly items: readonly Kpi[]; readonly compact?: boolean }) {
  const compact = props.compact ?? false;
  return (
    <dl
      className={`panel flex flex-wrap gap-px overflow-clip bg-line! [&>*]:grow [&>*]:basis-[calc(50%-1px)] [&>*]:min-w-min [&>*]:bg-panel ${COLUMNS[props.items.length] ?? "xl:[&>*]:basis-[calc(25%-1px)]"}`}
    >
      {props.items.map((item) => (
        <div key={item.label} className={compact ? "px-3.5 py-2" : "p-3.5 lg:px-4"}>
          <dt className="text-xs text-ink2 flex items-center gap-1.5">
            {item.label}
            {item.badge}
          </dt>
          <dd
            className={compact ? "mt-0.5" : "mt-1 flex flex-wrap items-end justify-between gap-x-2"}
          >
            <span
              className={`num font-semibold ${compact ? "text-md wrap-anywhere" : "text-lg lg:text-xl tracking-tight leading-8 whitespace-nowrap"}`}
            >
              {item.value}
            </span>
            {item.aside && <span className="mb-1 hidden sm:block">{item.aside}</span>}
          </dd>
          {item.note && (
            <dd className="text-xs text-ink3 num mt-0.5 leading-[18px] wrap-anywhere">
              {item.note}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const COLUMNS: Readonly<Record<number, string>> = {
  2: "",
  3: "xl:[&>*]:basis-[calc(33%-1px)]",
  5: "xl:[&>*]:basis-[calc(20%-1px)]",
};
