import { useTranslations } from "next-intl";

import { formatCount } from "@/lib/format/count";

/** How far a run is: done, then failed, of a whole. The numbers stand below the bar. */
export function ProgressBar(props: {
  readonly label: string;
  readonly done: number;
  readonly failed: number;
  readonly total: number;
}) {
  const t = useTranslations("components.progress");
  const whole = Math.max(1, props.total);
  return (
    <div>
      <svg
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.total}
        aria-valuenow={props.done + props.failed}
        viewBox={`0 0 ${whole} 1`}
        preserveAspectRatio="none"
        className="block h-2 w-full rounded-full bg-neuw"
      >
        <rect width={props.done} height="1" fill="var(--c-ok)" />
        <rect x={props.done} width={props.failed} height="1" fill="var(--c-bad)" />
      </svg>
      <div className="mt-1.5 flex flex-wrap gap-x-3 text-xs text-ink2 num">
        <span>{t("done", { count: formatCount(props.done) })}</span>
        {props.failed > 0 && (
          <span className="text-bad font-medium">
            {t("failed", { count: formatCount(props.failed) })}
          </span>
        )}
        <span className="ml-auto text-ink3">{t("of", { count: formatCount(props.total) })}</span>
      </div>
    </div>
  );
}
