import { linear, pathThrough } from "@/components/charts/scale";

/** A small line beside a figure that says the same: solid to now, dashed where it is expected. */
export function Sparkline(props: {
  readonly actual: readonly number[];
  readonly forecast?: readonly number[];
}) {
  const values = [...props.actual, ...(props.forecast ?? [])];
  const x = linear([0, Math.max(1, values.length - 1)], [4, 108]);
  const y = linear([Math.min(0, ...values), Math.max(1, ...values)], [38, 4]);
  const points = values.map((value, index) => [x(index), y(value)] as const);
  const now = points[props.actual.length - 1];
  return (
    <svg viewBox="0 0 112 40" className="w-[90px] h-[32px] -mb-1" aria-hidden="true">
      <path
        d={pathThrough(points.slice(0, props.actual.length))}
        fill="none"
        stroke="var(--c-post)"
        strokeWidth="1.75"
      />
      <path
        d={pathThrough(points.slice(Math.max(0, props.actual.length - 1)))}
        fill="none"
        stroke="var(--c-post)"
        strokeWidth="1.5"
        strokeDasharray="2.5 2.5"
      />
      {now && <circle cx={now[0]} cy={now[1]} r="2.5" fill="var(--c-post)" />}
    </svg>
  );
}
