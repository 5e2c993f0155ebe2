import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import { BurnDown } from "@/components/charts/burn-down";
import { SWATCH, type ChartColour } from "@/components/charts/colours";
import { HalfArc } from "@/components/charts/half-arc";
import { How } from "@/components/billing/how";
import { RuleChip } from "@/components/billing/rule-chip";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { dayStart } from "@/lib/core/calendar";
import { tierReached } from "@/lib/core/pricing";
import { formatCount, percent } from "@/lib/format/count";
import { formatUnitPrice } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import type { Overview } from "./overview";
import type { Quota } from "./quota";

const MOST_NAMED = 2;

/** What the packs still hold and when they run out at the present rate. */
export function QuotaPanel({ overview }: { readonly overview: Overview }) {
  const t = useTranslations("overview.quota");
  const { quota } = overview;
  if (!quota) return <NoPacks overview={overview} />;
  return (
    <Panel title={t("title")} action={<Order />}>
      <div className="flex items-center gap-4">
        <Arc quota={quota} />
        <Left quota={quota} />
      </div>
      <div className="pt-2">
        <Line overview={overview} quota={quota} />
      </div>
      <AfterPacks overview={overview} />
    </Panel>
  );
}

function Arc({ quota }: { readonly quota: Quota }) {
  const t = useTranslations("overview.quota");
  const { end, left, total } = quota;
  const days = end.how === "idle" ? "—" : String(end.days);
  const caption = t(`lasts.${end.how}`);
  return (
    <HalfArc
      segments={quota.packs.map((pack, index) => ({
        key: pack.id,
        share: pack.callsLeft / total,
        colour: colourOf(index),
      }))}
      value={days}
      unit={end.how === "idle" ? "" : t("days")}
      caption={caption}
      finding={t("finding", { share: percent(left, total), days, caption })}
    />
  );
}

function Left({ quota }: { readonly quota: Quota }) {
  const [t, words, calls] = [
    useTranslations("overview.quota"),
    useTranslations("components"),
    useTranslations("overview"),
  ];
  const locale = useLocale();
  const { packs, left, total } = quota;
  const [named, others] = [packs.slice(0, MOST_NAMED), packs.slice(MOST_NAMED)];
  const left2 = others.reduce((sum, pack) => sum + pack.callsLeft, 0);
  return (
    <div className="min-w-0 flex-1">
      <p className="num text-lg font-semibold leading-7">
        {formatCount(left)}
        <span className="ml-1 text-xs font-normal text-ink3">{calls("callUnit")}</span>
      </p>
      <p className="text-xs text-ink3 num">
        {t("of", { total: formatCount(total), share: percent(left, total) })}
      </p>
      <ul className="mt-1.5 space-y-0.5 text-xs num">
        {named.map((pack, index) => (
          <PackLine
            key={pack.id}
            colour={colourOf(index)}
            name={packName(pack, locale, words)}
            left={pack.callsLeft}
          />
        ))}
        {others.length > 0 && (
          <PackLine colour="pack2" name={t("others", { count: others.length })} left={left2} />
        )}
      </ul>
    </div>
  );
}

function PackLine(props: {
  readonly colour: ChartColour;
  readonly name: string;
  readonly left: number;
}) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2 rounded-[2px] ${SWATCH[props.colour]}`} />
      <span className="text-ink2">{props.name}</span>
      <span className="ml-auto pl-3">{formatCount(props.left)}</span>
    </li>
  );
}

function Line({ overview, quota }: { readonly overview: Overview; readonly quota: Quota }) {
  const t = useTranslations("overview.quota");
  const { end, points, left } = quota;
  const label = end.how === "used-up" ? t("usedUpOn", { day: end.day.slice(5) }) : undefined;
  return (
    <BurnDown
      points={points}
      now={overview.now}
      finding={t("lineFinding", { left: formatCount(left), end: label ?? t(`lasts.${end.how}`) })}
      {...(end.how === "used-up" && label
        ? { runsOutAt: dayStart(end.day), runsOutLabel: label }
        : {})}
    />
  );
}

/** R-USE-5 · The service goes on when packs run out, at the price that the month has reached. */
function AfterPacks({ overview }: { readonly overview: Overview }) {
  const t = useTranslations("overview.quota");
  const price = overview.forecast?.products.general.unitPrice ?? firstPrice(overview);
  return (
    <p className="pt-1.5 text-xs text-ink2 leading-[18px]">
      {t.rich("then", {
        price: formatUnitPrice(price),
        post: (words) => (
          <>
            <span
              aria-hidden="true"
              className="mx-1 inline-block size-2 rounded-[2px] bg-post align-[1px]"
            />
            <b className="font-medium text-ink">{words}</b>
          </>
        ),
      })}
    </p>
  );
}

function NoPacks({ overview }: { readonly overview: Overview }) {
  const t = useTranslations("overview.quota");
  const free = overview.packs.find(({ freeMonth }) => freeMonth === overview.month);
  return (
    <Panel title={t("title")} action={<Order />} flush>
      <EmptyState
        icon="pack"
        title={t("none")}
        text={t("noneText", {
          left: formatCount(free?.callsLeft ?? 0),
          price: formatUnitPrice(firstPrice(overview)),
        })}
        action={<ButtonLink href={routes.buy()}>{t("compare")}</ButtonLink>}
      />
    </Panel>
  );
}

/** R-USE-3 · The order in which calls are covered. */
function Order() {
  const t = useTranslations("overview.quota");
  return (
    <span className="text-xs">
      <How subject={t("order.title")} label={t("order.title")}>
        <ol className="list-decimal space-y-1.5 pl-5">
          {(["free", "gifted", "bought", "postpaid"] as const).map((source) => (
            <li key={source}>{t(`order.${source}`)}</li>
          ))}
        </ol>
        <p className="mt-3 flex gap-1.5 text-xs text-ink3">
          <RuleChip id="R-USE-3" />
          <Link href={routes.packs()} className="lnk">
            {t("order.packs")}
          </Link>
        </p>
      </How>
    </span>
  );
}

const firstPrice = ({ catalog }: Overview) =>
  tierReached(catalog.products.general.tiers, 0).unitPrice;

const colourOf = (index: number): ChartColour => (index === 0 ? "pack" : "pack2");
