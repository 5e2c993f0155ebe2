import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Icon } from "@/components/ui/icon";
import { formatInstant } from "@/lib/format/instant";

const PANEL = "clock-panel";

type Shown = {
  readonly now: Date;
  /** It is the system's time, shown to those who may look at another. */
  readonly isReal?: boolean | undefined;
};

/**
 * Shown where the time is not the real one: all dates follow this clock (R-TIME-1). With a `panel` it is
 * a button that opens it, as the browser's own popover.
 */
export function ClockChip(props: Shown & { readonly panel?: ReactNode; readonly hint?: string }) {
  const t = useTranslations("shell");
  const chip = `${CHIP} ${props.isReal ? REAL : TEST}`;
  const hint = props.hint ?? t("testClockHint");
  if (!props.panel) {
    return (
      <span title={hint} className={chip}>
        <Face {...props} />
      </span>
    );
  }
  return (
    <>
      <button type="button" popoverTarget={PANEL} title={hint} className={`${chip} cursor-pointer`}>
        <Face {...props} />
        <Icon name="down" className="size-3.5" />
      </button>
      <div
        id={PANEL}
        popover="auto"
        role="dialog"
        aria-label={props.isReal ? t("realClock") : t("testClock")}
        className="fixed inset-auto right-4 top-[56px] m-0 supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:mt-1 supports-[position-area:bottom]:[position-area:bottom_span-left] w-80 max-w-[calc(100vw-32px)] rounded-panel bg-panel p-4 text-left shadow-pop"
      >
        {props.panel}
      </div>
    </>
  );
}

function Face({ now, isReal }: Shown) {
  const t = useTranslations("shell");
  return (
    <>
      <Icon name={isReal ? "clock" : "clock-test"} className="size-3.5" />
      <span className="max-sm:sr-only">{isReal ? t("realClock") : t("testClock")}</span>
      <time dateTime={now.toISOString()}>{formatInstant(now, "dense")}</time>
    </>
  );
}

const CHIP =
  "inline-flex items-center gap-1.5 h-7 px-2 rounded-ctl border text-xs num whitespace-nowrap";
const TEST = "border-dashed border-warnl bg-warnw text-warn";
const REAL = "border-line2 bg-panel text-ink2";
