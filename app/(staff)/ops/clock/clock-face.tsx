import { useTranslations } from "next-intl";

import type { WatchedClock } from "@/app/(staff)/watched-clock";
import { Icon } from "@/components/ui/icon";
import { formatInstant } from "@/lib/format/instant";

/** What time it is on a clock, large. */
export function ClockFace({ clock }: { readonly clock: WatchedClock }) {
  const t = useTranslations("ops.clock");
  return (
    <section
      aria-label={t("now")}
      className="panel px-4 py-5 flex flex-wrap items-center gap-x-4 gap-y-1"
    >
      <Icon name={clock.isReal ? "clock" : "clock-test"} className="size-7 text-ink3" />
      <time
        dateTime={clock.now.toISOString()}
        className="num text-2xl font-semibold tracking-tight"
      >
        {formatInstant(clock.now, "full")}
      </time>
      <span className="text-xs text-ink2">{t(clock.isReal ? "realNote" : "note")}</span>
    </section>
  );
}
