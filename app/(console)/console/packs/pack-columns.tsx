import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import { Deadline } from "@/components/billing/deadline";
import { PackMeter } from "@/components/billing/pack-meter";
import { StatusBadge, type Status } from "@/components/billing/status-badge";
import { ButtonLink } from "@/components/ui/button";
import type { Column } from "@/components/ui/keyset-table";
import type { PackView } from "@/db/queries/packs";
import { DAY_MS, dayOf, dayStart, type Day } from "@/lib/core/calendar";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import type { RefundChance } from "./refund-chance";

type Given = {
  readonly now: Date;
  readonly chances: ReadonlyMap<string, RefundChance>;
};

/** The columns of a table of packs; pages leave out those that they have no room for. */
export function usePackColumns({ now, chances }: Given) {
  const [t, words] = [useTranslations("packs"), useTranslations("components")];
  const locale = useLocale();
  const columns = {
    order: {
      header: t("columns.order"),
      cell: (pack) => <span className="text-ink3">{pack.place ?? "–"}</span>,
      card: "hidden",
    },
    name: {
      header: t("columns.pack"),
      card: "title",
      cell: (pack) => (
        <>
          <Link
            href={routes.pack(pack.id)}
            className="font-medium hover:underline underline-offset-2"
          >
            {packName(pack, locale, words)}
          </Link>
          <div className="font-mono text-2xs text-ink3">{shortId(pack.id)}</div>
        </>
      ),
    },
    source: { header: t("columns.source"), cell: (pack) => t(`source.${pack.kind}`) },
    state: {
      header: t("columns.state"),
      card: "aside",
      cell: (pack) => <StatusBadge status={statusOf(pack, now)} />,
    },
    left: {
      header: t("columns.left"),
      cell: (pack) => (
        <div className="md:max-w-44">
          <PackMeter left={pack.callsLeft} total={pack.callsTotal} kind={pack.kind} />
        </div>
      ),
    },
    total: {
      header: t("columns.total"),
      align: "right",
      card: "hidden",
      cell: (pack) => formatCount(pack.callsTotal),
    },
    starts: { header: t("columns.starts"), cell: (pack) => formatInstant(pack.startsAt, "day") },
    ends: { header: t("columns.ends"), cell: (pack) => <Ends pack={pack} now={now} /> },
    refund: {
      header: t("columns.refund"),
      cell: (pack) => <Chance pack={pack} now={now} chance={chances.get(pack.id)} />,
    },
    actions: {
      header: t("columns.actions"),
      quiet: true,
      align: "right",
      cell: (pack) =>
        chances.get(pack.id)?.open ? (
          <ButtonLink href={routes.newRefund({ pack: pack.id })} small>
            {t("askRefund")}
          </ButtonLink>
        ) : (
          <ButtonLink href={routes.pack(pack.id)} kind="ghost" small>
            {t("details")}
          </ButtonLink>
        ),
    },
  } satisfies Record<string, Omit<Column<PackView>, "key">>;

  return (...keys: readonly (keyof typeof columns)[]): Column<PackView>[] =>
    keys.map((key) => ({ key, ...columns[key] }));
}

const SOON_DAYS = 30;

/** The state of a pack, and whether what is left of it ends soon. */
export function statusOf(pack: PackView, now: Date): Status {
  const live = pack.state === "in_use" || pack.state === "unused";
  const soon = pack.kind !== "free" && pack.endsAt.getTime() - now.getTime() <= SOON_DAYS * DAY_MS;
  return live && soon ? "pack.expiring" : `pack.${pack.state}`;
}

function Ends({ pack, now }: { readonly pack: PackView; readonly now: Date }) {
  // The end is exclusive: a free pack ends at the first instant of the next month, and people name the day before.
  const lastDay = dayOf(new Date(pack.endsAt.getTime() - 1));
  const days = daysBetween(dayOf(now), lastDay);
  return (
    <>
      {lastDay}
      {days >= 0 && <EndsNote pack={pack} days={days} />}
    </>
  );
}

/** How long is left of a pack; of a free one, when the next comes (R-FREE-1). */
function EndsNote({ pack, days }: { readonly pack: PackView; readonly days: number }) {
  const t = useTranslations("packs");
  if (pack.kind !== "free")
    return <div className={`text-xs ${urgency(days)}`}>{t("daysLeft", { days })}</div>;
  return (
    <div className="text-xs text-ink3">
      {t("nextGrant", { day: formatInstant(pack.endsAt, "monthDay") })}
    </div>
  );
}

const daysBetween = (from: Day, to: Day): number =>
  (dayStart(to).getTime() - dayStart(from).getTime()) / DAY_MS;

function urgency(days: number): string {
  if (days <= 7) return "text-bad";
  return days <= SOON_DAYS ? "text-warn" : "text-ink3";
}

function Chance(props: {
  readonly pack: PackView;
  readonly now: Date;
  readonly chance: RefundChance | undefined;
}) {
  const t = useTranslations("packs");
  const { chance, pack } = props;
  if (!chance) return null;
  if (chance.open) return <Deadline now={props.now} end={chance.until} />;
  const because =
    chance.because === "not-bought" ? t(`source.${pack.kind}`) : t(`because.${chance.because}`);
  return <span className="text-ink3">{t("notRefundable", { because })}</span>;
}

/** `pkg_7Q2M…F81`: enough to tell packs apart; the whole id is on the pack's own page. */
const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-3)}` : id);
