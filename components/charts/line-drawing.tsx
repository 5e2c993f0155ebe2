import { paint } from "@/components/charts/colours";
import type { Line, LinePlan, Zone } from "@/components/charts/lines";
import { pathThrough, round } from "@/components/charts/scale";

export type LineDrawingProps = {
  readonly plan: LinePlan;
  readonly lines: readonly Line[];
  readonly zones: readonly Zone[];
  /** A place on the x axis that is pointed out; nothing where it lies outside. */
  readonly marker?: { readonly at: number; readonly label: string };
  readonly finding: string;
  readonly xLabel: (value: number) => string;
  readonly yLabel: (value: number) => string;
};

/** Every line but the first, so that they are told apart without their colours. */
export const OTHER_LINE = "6 3";

/** One rendition of the lines, drawn on the server. */
export function LineDrawing(props: LineDrawingProps) {
  const { plan, lines, zones } = props;
  return (
    <svg
      viewBox={`0 0 ${plan.frame.width} ${plan.frame.height}`}
      className="w-full h-auto block"
      role="img"
      aria-label={props.finding}
    >
      {zones.map((zone) => (
        <Shade key={zone.from} plan={plan} zone={zone} />
      ))}
      <Axes {...props} />
      {zones.map((zone) => (
        <Level key={zone.from} plan={plan} zone={zone} />
      ))}
      {/* The first line is what the picture is about: it is drawn last, on top. */}
      {lines.toReversed().map((line) => (
        <path
          key={line.key}
          d={pathThrough(line.points.map(([x, y]) => [plan.x(x), plan.y(y)]))}
          fill="none"
          stroke={paint(line.colour)}
          strokeWidth="2"
          strokeLinejoin="round"
          strokeDasharray={line === lines[0] ? undefined : OTHER_LINE}
        />
      ))}
      <Marker {...props} />
    </svg>
  );
}

function Axes({ plan, xLabel, yLabel }: LineDrawingProps) {
  const { frame } = plan;
  return (
    <>
      {plan.yTicks.map((value) => (
        <g key={value}>
          <line
            x1={frame.left}
            x2={frame.right}
            y1={plan.y(value)}
            y2={plan.y(value)}
            stroke="var(--c-line2)"
            strokeDasharray={value === 0 ? undefined : "2 4"}
          />
          <text
            x={frame.left - 7}
            y={plan.y(value) + 3.5}
            fontSize="11"
            textAnchor="end"
            fill="var(--c-ink3)"
          >
            {yLabel(value)}
          </text>
        </g>
      ))}
      {plan.xTicks.map((value) => (
        <text
          key={value}
          x={plan.x(value)}
          y={frame.bottom + 17}
          fontSize="11"
          textAnchor="middle"
          fill="var(--c-ink3)"
        >
          {xLabel(value)}
        </text>
      ))}
    </>
  );
}

function Shade({ plan, zone }: { readonly plan: LinePlan; readonly zone: Zone }) {
  const { frame } = plan;
  const [from, to] = [plan.x(zone.from), plan.x(zone.to)];
  const roomy = to - from > 44;
  return (
    <g>
      <rect
        x={from}
        y={frame.top}
        width={round(Math.max(1, to - from))}
        height={frame.bottom - frame.top}
        fill="var(--c-warnw)"
        stroke="var(--c-warnl)"
      />
      {roomy && (
        <text
          x={round((from + to) / 2)}
          y={frame.top - 9}
          fontSize="11"
          textAnchor="middle"
          fill="var(--c-warn)"
        >
          {zone.label}
        </text>
      )}
    </g>
  );
}

/** From where the same money would buy the end of the zone: all between lies above this line. */
function Level({ plan, zone }: { readonly plan: LinePlan; readonly zone: Zone }) {
  return (
    <line
      x1={plan.x(zone.from)}
      x2={plan.x(zone.to)}
      y1={plan.y(zone.level)}
      y2={plan.y(zone.level)}
      stroke="var(--c-ink3)"
      strokeDasharray="3 3"
    />
  );
}

function Marker({ plan, marker }: LineDrawingProps) {
  const { frame } = plan;
  if (!marker) return null;
  const x = plan.x(marker.at);
  if (x < frame.left || x > frame.right) return null;
  const leftwards = x > frame.width * 0.6;
  return (
    <g>
      <line x1={x} x2={x} y1={frame.top} y2={frame.bottom} stroke="var(--c-ink)" />
      <text
        x={leftwards ? x - 6 : x + 6}
        y={frame.top + 15}
        fontSize="11.5"
        fontWeight="600"
        textAnchor={leftwards ? "end" : "start"}
        paintOrder="stroke"
        stroke="var(--c-panel)"
        strokeWidth="4"
        fill="var(--c-ink)"
      >
        {marker.label}
      </text>
    </g>
  );
}
