import { total, type Placed, type Plan, type Series } from "@/components/charts/bars";
import { paint } from "@/components/charts/colours";
import { round } from "@/components/charts/scale";

export type ReadoutWords = { readonly total: string; readonly forecast: string };

const READOUT_WIDTH = 172;
const LINE = 19;

/** The numbers of one bar, shown by style alone while the pointer is over it. The table has them too. */
export function BarReadout(props: {
  readonly plan: Plan;
  readonly placed: Placed;
  readonly series: readonly Series[];
  readonly exact: (value: number) => string;
  readonly words: ReadoutWords;
}) {
  const { plan, placed, exact, words } = props;
  const { bar } = placed;
  const expected = bar.forecast !== undefined && bar.forecast > total(bar);
  const lines = [
    ...props.series.map((series, index) => ({
      label: series.label,
      value: exact(bar.values[index] ?? 0),
      colour: series.colour,
    })),
    ...(expected
      ? [{ label: words.forecast, value: exact(bar.forecast ?? 0), colour: undefined }]
      : []),
    ...(bar.detail ? [{ ...bar.detail, colour: undefined }] : []),
  ];
  const right = placed.x + plan.thickness + 8;
  const x = right + READOUT_WIDTH > plan.frame.width ? placed.x - READOUT_WIDTH - 8 : right;
  return (
    <g className="group">
      <rect
        x={round(placed.x - (plan.pitch - plan.thickness) / 2)}
        y={plan.frame.top}
        width={plan.pitch}
        height={plan.frame.bottom - plan.frame.top}
        className="fill-ink opacity-0 group-hover:opacity-5"
      />
      <g
        transform={`translate(${round(x)} 14)`}
        className="pointer-events-none opacity-0 group-hover:opacity-100"
        fontSize="12"
      >
        <rect
          width={READOUT_WIDTH}
          height={lines.length * LINE + 32}
          rx="8"
          fill="var(--c-panel)"
          stroke="var(--c-line2)"
        />
        <text x="10" y="20" fill="var(--c-ink2)">
          {bar.label}
        </text>
        <text x={READOUT_WIDTH - 10} y="20" textAnchor="end" fill="var(--c-ink2)">
          {`${words.total} ${exact(total(bar))}`}
        </text>
        {lines.map((line, index) => (
          <g key={line.label} transform={`translate(0 ${40 + index * LINE})`}>
            {line.colour && (
              <rect x="10" y="-8" width="8" height="8" rx="2" fill={paint(line.colour)} />
            )}
            <text x={line.colour ? 24 : 10} fill="var(--c-ink2)">
              {line.label}
            </text>
            <text x={READOUT_WIDTH - 10} textAnchor="end" fill="var(--c-ink)" fontWeight="500">
              {line.value}
            </text>
          </g>
        ))}
      </g>
    </g>
  );
}
