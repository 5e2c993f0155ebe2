import { useTranslations } from "next-intl";

import type { WatchedClock } from "@/app/(staff)/watched-clock";
import { FilterButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { shanghaiIso } from "@/lib/core/calendar";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { mayAdvance } from "@/lib/services/clocks/advance-test-clock";
import { AheadPanel } from "./ahead-panel";
import type { Jump } from "./jumps";

/** Where to go: an instant worth going to, or any other; and then what that would set off. */
export function JumpPanel(props: {
  readonly clock: WatchedClock;
  readonly jumps: readonly Jump[];
  readonly to: Date | null;
}) {
  const t = useTranslations("ops.clock");
  const { clock, to } = props;
  const allowed = to && mayAdvance(clock.now, to);
  return (
    <>
      <Panel title={t("jump")}>
        <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
          {props.jumps.map((jump) => (
            <li key={jump.key}>
              <Link
                href={routes.clock({ to: jump.to.toISOString() })}
                aria-current={jump.to.getTime() === to?.getTime() ? "true" : undefined}
                className="block rounded-ctl border border-line2 px-3 py-2 hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accentw"
              >
                <span className="block font-medium">{t(`to.${jump.key}`)}</span>
                <span className="block text-xs text-ink2 num">
                  {jump.key === "settled"
                    ? deadline24(jump.to, "full")
                    : formatInstant(jump.to, "full")}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <form action={routes.clock()} className="mt-3 flex flex-wrap items-end gap-2">
          <div className="w-60">
            <TextField
              name="to"
              type="datetime-local"
              label={t("other")}
              min={localTime(clock.now)}
              defaultValue={localTime(to ?? clock.now)}
            />
          </div>
          <FilterButton>{t("look")}</FilterButton>
        </form>
        <p className="mt-2 text-xs text-ink3">{t("forwardOnly")}</p>
      </Panel>
      {allowed && !allowed.ok && (
        <p role="alert" className="rounded-ctl bg-badw px-3 py-2 text-bad">
          {t(`refused.${allowed.refusal.code}`)}
        </p>
      )}
      {to && allowed?.ok && <AheadPanel clock={clock} to={to} />}
    </>
  );
}

/** As a field for a date and a time writes it: `2025-11-18T14:32`, on Shanghai's clock. */
const localTime = (instant: Date): string => shanghaiIso(instant).slice(0, 16);
