import { useLocale, useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { LineChart, type Line } from "@/components/charts/line-chart";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import type { OverpayZone } from "@/lib/core/advice";
import type { Catalog } from "@/lib/core/catalog";
import { listCharge } from "@/lib/core/months-ahead";
import { formatCount, shortCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { CostsTable } from "./costs-table";
import type { Picture } from "./picture";
import { queryOf, type Wish } from "./wish";

/** R-PRICE-1 · Why more calls can cost less: the month's price falls back at each tier, and the zones before it. */
export function PicturePanel(props: {
  readonly catalog: Catalog;
  readonly wish: Wish;
  readonly picture: Picture;
}) {
  const { catalog, wish, picture } = props;
  const t = useTranslations("calculator.picture");
  const locale = useLocale();
  const { costs, from, to } = picture;
  const zones = picture.zones.filter(({ cheaperAt }) => cheaperAt > from && cheaperAt < to);
  const charge = (calls: number) => listCharge(catalog, wish.product, calls);
  const hasPacks = costs.some(({ withPacks }) => withPacks !== null);
  const lines: readonly Line[] = [
    {
      key: "postpaid",
      label: t("postpaid"),
      colour: "post",
      points: costs.map(({ calls, postpaid }) => [calls, postpaid.toNumber()]),
    },
    ...(hasPacks ? [packLine(picture, t("withPacks", { months: wish.months }))] : []),
  ];
  const free = catalog.products[wish.product].freeCallsPerMonth;
  const quota = free > 0 ? "left" : "none";
  const title = t("title", { quota });
  const zoneWords = (zone: OverpayZone) =>
    t("zone", {
      quota,
      from: formatCount(zone.fromCalls),
      to: formatCount(zone.toCalls),
      more: formatCount(zone.cheaperAt),
      price: formatMoney(charge(zone.cheaperAt)),
    });
  return (
    <Panel title={title} action={<RuleChip id="R-PRICE-1" />} flush>
      <div className="px-4 pt-3">
        <LinkTabs label={t("stretch")} tabs={stretches(props, t, locale)} />
      </div>
      <LineChart
        between={[from, to]}
        lines={lines}
        zones={zones.map((zone) => ({
          from: zone.fromCalls,
          to: zone.cheaperAt,
          level: charge(zone.cheaperAt).toNumber(),
          label: t("zoneShort"),
        }))}
        zoneLabel={t("zoneLegend")}
        marker={{ at: wish.calls, label: t("you", { calls: formatCount(wish.calls) }) }}
        finding={[t("finding"), ...zones.map(zoneWords)].join(" ")}
        xLabel={(calls) => shortCount(calls, locale).replace(" ", "")}
        // Never shortened: half a step between two ticks would be cut off.
        yLabel={(amount) => `¥${formatCount(amount)}`}
      >
        <CostsTable costs={costs} zones={zones} hasPacks={hasPacks} caption={title} />
      </LineChart>
      <div className="space-y-1 border-t border-line px-4 py-3 text-xs text-ink2 num">
        <p>{picture.zones.length > 0 ? t("why") : t("whyNot")}</p>
        {picture.zones.length > 0 && (
          <ul className="list-disc space-y-1 pl-5">
            {picture.zones.map((zone) => (
              <li key={zone.fromCalls}>{zoneWords(zone)}</li>
            ))}
          </ul>
        )}
        {free > 0 && (
          <p className="text-ink3">
            {t("withoutFree", { free: formatCount(free), price: formatMoney(charge(free)) })}
          </p>
        )}
      </div>
    </Panel>
  );
}

const packLine = ({ costs }: Picture, label: string): Line => ({
  key: "packs",
  label,
  colour: "pack",
  points: costs.flatMap(({ calls, withPacks }) =>
    withPacks ? [[calls, withPacks.toNumber()] as const] : [],
  ),
});

function stretches(
  { wish, picture }: { readonly wish: Wish; readonly picture: Picture },
  t: ReturnType<typeof useTranslations<"calculator.picture">>,
  locale: Parameters<typeof shortCount>[1],
) {
  const steps = picture.zones.map((zone, step) => ({
    label: t("near", { calls: shortCount(zone.cheaperAt, locale) }),
    href: routes.calculator(queryOf(wish, { step })),
    current: picture.step === step,
  }));
  const all = {
    label: t("all"),
    href: routes.calculator(queryOf(wish, { step: "all" })),
    current: picture.step === "all",
  };
  return [...steps, all];
}
