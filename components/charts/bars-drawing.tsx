import { useId } from "react";

import { BarReadout, type ReadoutWords } from "@/components/charts/bar-readout";
import { labelled, type Placed, type Plan, type Series } from "@/components/charts/bars";
import { paint } from "@/components/charts/colours";
import { round } from "@/components/charts/scale";

type DrawingProps = {
  readonly plan: Plan;
  readonly series: readonly Series[];
  readonly current?: number | undefined;
  readonly finding: string;
  readonly peakLabel?: string | undefined;
  readonly exact: (value: number) => string;
  readonly brief: (value: number) => string;
  readonly words: ReadoutWords & { readonly today: string };
  /** Pointing at a bar shows its numbers. */
  readonly readout?: boolean;
};

/** One rendition of stacked bars, drawn on the server. */
export function BarsDrawing(props: DrawingProps) {
  const { plan, current } = props;
  const hatch = useId();
  const today = current === undefined ? undefined : plan.bars[current];
  return (
    <svg
      viewBox={`0 0 ${plan.frame.width} ${plan.frame.height}`}
      className="w-full h-auto block"
      role="img"
      aria-label={props.finding}
    >
      <defs>
        <pattern
          id={hatch}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--c-panel)" />
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--c-line2)" strokeWidth="1.6" />
        </pattern>
      </defs>
      {today && <Band plan={plan} placed={today} />}
      <Grid plan={plan} brief={props.brief} />
      {plan.bars.map((placed) => (
        <BarShape key={placed.index} placed={placed} thickness={plan.thickness} hatch={hatch} />
      ))}
      <Labels {...props} />
      {props.peakLabel && plan.peak && (
        <Peak plan={plan} peak={plan.peak} label={props.peakLabel} />
      )}
      {props.readout &&
        plan.bars.map((placed) => <BarReadout key={placed.index} {...props} placed={placed} />)}
    </svg>
  );
}

function Band({ plan, placed }: { readonly plan: Plan; readonly placed: Placed }) {
  return (
    <rect
      x={round(placed.x - (plan.pitch - plan.thickness) / 2)}
      y={plan.frame.top}
      width={plan.pitch}
      height={plan.frame.bottom - plan.frame.top}
      fill="var(--c-sunken)"
    />
  );
}

function Grid(props: { readonly plan: Plan; readonly brief: (value: number) => string }) {
  const { frame, gridlines } = props.plan;
  return gridlines.map(({ value, y }) => (
    <g key={value}>
      <line
        x1={frame.left}
        x2={frame.width}
        y1={y}
        y2={y}
        stroke="var(--c-line)"
        strokeDasharray={value === 0 ? undefined : "2 4"}
      />
      <text x={frame.left - 7} y={y + 3.5} fontSize="11" textAnchor="end" fill="var(--c-ink3)">
        {props.brief(value)}
      </text>
    </g>
  ));
}

function BarShape(props: {
  readonly placed: Placed;
  readonly thickness: number;
  readonly hatch: string;
}) {
  const { segments, hatch, x } = props.placed;
  const width = props.thickness;
  return (
    <g>
      {hatch && (
        <rect
          x={x + 0.5}
          y={hatch.y}
          width={width - 1}
          height={Math.max(0, hatch.height - (segments.length > 0 ? 4.5 : 0))}
          rx="2.5"
          fill={`url(#${props.hatch})`}
          stroke="var(--c-line2)"
        />
      )}
      {segments.map(({ colour, y, height }, index) => {
        const uppermost = index === segments.length - 1;
        // A sliver of a bar is still shown, and a gap of one and a half parts it from the next.
        const tall = Math.max(2, height - (uppermost ? 0 : 1.5));
        return uppermost && tall > 3 ? (
          <path
            key={colour}
            d={`M${x} ${round(y + tall)}V${round(y + 2.5)}q0-2.5 2.5-2.5h${round(width - 5)}q2.5 0 2.5 2.5V${round(y + tall)}z`}
            fill={paint(colour)}
          />
        ) : (
          <rect
            key={colour}
            x={x}
            y={round(y + height - tall)}
            width={width}
            height={tall}
            fill={paint(colour)}
          />
        );
      })}
    </g>
  );
}

function Labels({ plan, current, words }: DrawingProps) {
  const shown = labelled(plan, current);
  const last = plan.bars.length - 1;
  return plan.bars
    .filter(({ index }) => shown.has(index))
    .map(({ bar, index, x }) => {
      const now = index === current;
      const atEdge = index === last && plan.pitch < 40;
      return (
        <text
          key={index}
          x={atEdge ? plan.frame.right : round(x + plan.thickness / 2)}
          y={plan.frame.bottom + 16}
          fontSize="11"
          textAnchor={atEdge ? "end" : "middle"}
          fill={now ? "var(--c-ink)" : "var(--c-ink3)"}
          fontWeight={now ? 600 : 400}
        >
          {now ? words.today : bar.label}
        </text>
      );
    });
}

function Peak(props: { readonly plan: Plan; readonly peak: Placed; readonly label: string }) {
  const { plan, peak } = props;
  const leftwards = peak.x > plan.frame.width * 0.7;
  return (
    <text
      x={leftwards ? peak.x - 6 : peak.x + plan.thickness + 6}
      y={Math.max(plan.frame.top + 8, peak.top + 6)}
      fontSize="11"
      textAnchor={leftwards ? "end" : "start"}
      fill="var(--c-ink2)"
      stroke="var(--c-panel)"
      strokeWidth="4"
      paintOrder="stroke"
    >
      {props.label}
    </text>
  );
}
