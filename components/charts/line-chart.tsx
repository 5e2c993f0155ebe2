import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { paint } from "@/components/charts/colours";
import { LineDrawing, OTHER_LINE, type LineDrawingProps } from "@/components/charts/line-drawing";
import { NARROW_LINES, planLines, WIDE_LINES, type Line } from "@/components/charts/lines";

export type { Line, Zone } from "@/components/charts/lines";

/**
 * Lines over a logarithmic axis, with stretches of it shaded. `finding` is what the picture shows, in a sentence;
 * `children` is the same as a table, behind a toggle.
 */
export function LineChart(
  props: Omit<LineDrawingProps, "plan"> & {
    readonly between: readonly [number, number];
    /** Beside the lines in the legend: what is shaded. */
    readonly zoneLabel: string;
    readonly children: ReactNode;
  },
) {
  const { between, zoneLabel, children, ...drawing } = props;
  const t = useTranslations("components.chart");
  return (
    <>
      <Legend lines={drawing.lines} zoneLabel={drawing.zones.length > 0 ? zoneLabel : null} />
      <div className="px-4 pt-2">
        <div className="hidden md:block">
          <LineDrawing {...drawing} plan={planLines(drawing.lines, between, WIDE_LINES)} />
        </div>
        <div className="md:hidden">
          <LineDrawing {...drawing} plan={planLines(drawing.lines, between, NARROW_LINES)} />
        </div>
      </div>
      <details className="px-4 pt-1 pb-3 text-xs">
        <summary className="lnk inline-block min-h-6 leading-6">{t("table")}</summary>
        <div className="overflow-x-auto" role="region" tabIndex={0} aria-label={t("table")}>
          {children}
        </div>
      </details>
    </>
  );
}

function Legend(props: { readonly lines: readonly Line[]; readonly zoneLabel: string | null }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-3 text-xs text-ink2">
      {props.lines.map((line) => (
        <li key={line.key} className="flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox="0 0 18 2" className="h-0.5 w-4.5">
            <line
              x1="0"
              x2="18"
              y1="1"
              y2="1"
              stroke={paint(line.colour)}
              strokeWidth="2"
              strokeDasharray={line === props.lines[0] ? undefined : OTHER_LINE}
            />
          </svg>
          {line.label}
        </li>
      ))}
      {props.zoneLabel && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2.5 border border-warnl bg-warnw" />
          {props.zoneLabel}
        </li>
      )}
    </ul>
  );
}
