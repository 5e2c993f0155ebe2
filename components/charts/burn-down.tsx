import { useLocale, useTranslations } from "next-intl";

import { linear, pathThrough, round, ticks } from "@/components/charts/scale";
import { shortCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";

export type BurnDownPoint = { readonly at: Date; readonly left: number };

type Props = {
  readonly points: readonly BurnDownPoint[];
  readonly now: Date;
  readonly runsOutAt?: Date;
  /** Beside the end of the line: "12-15 用完". */
  readonly runsOutLabel?: string;
  readonly finding: string;
};

/**
 * What was left over time up to now, and a dashed line to the day it runs out. Two points at one
 * instant draw a step: a purchase. Without `runsOutAt` the line ends today. `wide` is for a whole column.
 */
export function BurnDown({ wide = false, ...props }: Props & { readonly wide?: boolean }) {
  if (!wide) return <Drawing {...props} width={332} />;
  return (
    <>
      <div className="hidden md:block">
        <Drawing {...props} width={764} />
      </div>
      <div className="md:hidden">
        <Drawing {...props} width={332} />
      </div>
    </>
  );
}

const [LEFT, TOP, BOTTOM] = [42, 12, 118];

function Drawing(props: Props & { readonly width: number }) {
  const right = props.width - 8;
  const locale = useLocale();
  const t = useTranslations("components.chart");
  const start = props.points[0]?.at ?? props.now;
  const end = props.runsOutAt ?? props.now;
  const highest = Math.max(1, ...props.points.map((point) => point.left));
  const levels = ticks(highest * 1.15, 3);
  const x = linear([start.getTime(), end.getTime()], [LEFT, right]);
  const y = linear([0, Math.max(highest * 1.05, levels.at(-1) ?? 1)], [BOTTOM, TOP]);
  const line = props.points.map(({ at, left }) => [x(at.getTime()), y(left)] as const);
  const [nowX, nowY] = line.at(-1) ?? [LEFT, BOTTOM];

  return (
    <svg
      viewBox={`0 0 ${props.width} 138`}
      className="w-full h-auto block"
      role="img"
      aria-label={props.finding}
    >
      {levels.map((level) => (
        <g key={level}>
          <line
            x1={LEFT}
            x2={props.width}
            y1={y(level)}
            y2={y(level)}
            stroke="var(--c-line)"
            strokeDasharray={level === 0 ? undefined : "2 4"}
          />
          <text x="36" y={y(level) + 3.5} fontSize="10.5" textAnchor="end" fill="var(--c-ink3)">
            {shortCount(level, locale).replace(" ", "")}
          </text>
        </g>
      ))}
      <path
        d={`${pathThrough(line)}L${nowX} ${BOTTOM}L${LEFT} ${BOTTOM}z`}
        fill="var(--c-pack)"
        opacity=".10"
      />
      <path
        d={pathThrough(line)}
        fill="none"
        stroke="var(--c-pack)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      {props.runsOutAt && (
        <path
          d={pathThrough([
            [nowX, nowY],
            [right, BOTTOM],
          ])}
          fill="none"
          stroke="var(--c-pack)"
          strokeWidth="1.6"
          strokeDasharray="3 4"
        />
      )}
      <line x1={nowX} x2={nowX} y1={TOP} y2={BOTTOM} stroke="var(--c-ink3)" />
      <circle
        cx={nowX}
        cy={nowY}
        r="3.5"
        fill="var(--c-pack)"
        stroke="var(--c-panel)"
        strokeWidth="1.5"
      />
      <text
        x={nowX > right - 44 ? nowX - 6 : nowX + 6}
        y="21"
        fontSize="10.5"
        textAnchor={nowX > right - 44 ? "end" : "start"}
        fill="var(--c-ink2)"
      >
        {t("today")}
      </text>
      {props.runsOutAt && (
        <>
          <circle
            cx={right}
            cy={BOTTOM}
            r="3.5"
            fill="var(--c-panel)"
            stroke="var(--c-post)"
            strokeWidth="2"
          />
          <text
            x={right + 3}
            y="96"
            fontSize="10.5"
            fontWeight="600"
            textAnchor="end"
            paintOrder="stroke"
            stroke="var(--c-panel)"
            strokeWidth="4"
            fill="var(--c-ink)"
          >
            {props.runsOutLabel}
          </text>
        </>
      )}
      {[0, 1 / 3, 2 / 3, 1].map((share) => (
        <text
          key={share}
          x={round(LEFT + (right - LEFT) * share)}
          y="134"
          fontSize="10.5"
          textAnchor={share === 0 ? "start" : share === 1 ? "end" : "middle"}
          fill="var(--c-ink3)"
        >
          {formatInstant(between(start, end, share), "monthDay")}
        </text>
      ))}
    </svg>
  );
}

const between = (start: Date, end: Date, share: number): Date =>
  new Date(start.getTime() + (end.getTime() - start.getTime()) * share);
