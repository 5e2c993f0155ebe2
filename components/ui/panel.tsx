import { useId, type ReactNode } from "react";

/** A titled box. `flush` leaves the padding to the content: tables and lists reach the border. */
export function Panel(props: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  readonly flush?: boolean;
  /** Where several must fit on one screen. */
  readonly compact?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="panel min-w-0 overflow-clip" aria-labelledby={heading}>
      <div
        className={`flex flex-wrap items-center gap-x-2 gap-y-1 px-4 ${props.compact ? "py-2" : "py-3"}`}
      >
        <h2 id={heading} className="text-base font-semibold">
          {props.title}
        </h2>
        {props.note && <span className="text-xs text-ink3 num">{props.note}</span>}
        {props.action && <div className="ml-auto flex items-center gap-2">{props.action}</div>}
      </div>
      <div className={props.flush ? "border-t border-line" : "px-4 pb-4"}>{props.children}</div>
    </section>
  );
}
