import { paint, type ChartColour } from "@/components/charts/colours";
import { round } from "@/components/charts/scale";

const RADIUS = 52;
const LENGTH = Math.PI * RADIUS;
const ARC = `M10 60A${RADIUS} ${RADIUS} 0 0 1 114 60`;

/** What is left of a whole, and in its middle how long it lasts. Segments fill from the left. */
export function HalfArc(props: {
  readonly segments: readonly {
    readonly key: string;
    readonly share: number;
    readonly colour: ChartColour;
  }[];
  /** In the middle: "27" and "天". */
  readonly value: string;
  readonly unit: string;
  readonly caption: string;
  /** The whole statement for a screen reader: "生效资源包剩余 65%，按当前速度可用 27 天". */
  readonly finding: string;
}) {
  // Each is drawn from zero up to its own end, the last first, so that the first lies on top.
  const reaches = props.segments.map((segment, index) => ({
    ...segment,
    end: props.segments.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0),
  }));
  return (
    <svg viewBox="0 0 124 70" className="w-[124px] shrink-0" role="img" aria-label={props.finding}>
      <path d={ARC} fill="none" stroke="var(--c-neuw)" strokeWidth="11" />
      {reaches.toReversed().map((segment) => (
        <path
          key={segment.key}
          d={ARC}
          fill="none"
          stroke={paint(segment.colour)}
          strokeWidth="11"
          strokeDasharray={`${round(Math.min(1, segment.end) * LENGTH)} ${round(LENGTH * 2)}`}
        />
      ))}
      <text x="62" y="46" textAnchor="middle" fontSize="23" fontWeight="650" fill="var(--c-ink)">
        {props.value}
        <tspan fontSize="12" fontWeight="500" dx="2">
          {props.unit}
        </tspan>
      </text>
      <text x="62" y="63" textAnchor="middle" fontSize="11" fill="var(--c-ink3)">
        {props.caption}
      </text>
    </svg>
  );
}
