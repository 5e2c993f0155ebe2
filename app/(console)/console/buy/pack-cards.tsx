import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import { Money } from "@/components/billing/money";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { CampaignOffer } from "@/db/queries/campaigns";
import type { PackComparison } from "@/lib/core/advice";
import { packOffer, type PackOffer } from "@/lib/core/catalog";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import { saleOf, type Choice } from "./choice";
import type { Offers } from "./offers";
import { verdictWords } from "./verdict";

type Props = {
  readonly offers: Offers;
  readonly choice: Choice;
  readonly calls: number | undefined;
};

/** The six sizes; choosing one is an address. */
export function PackCards({ offers, choice, calls }: Props) {
  const t = useTranslations("buy.cards");
  const { advice } = offers;
  return (
    <nav aria-label={t("label")}>
      <ul className="grid grid-cols-1 sm:grid-cols-2 xl:grid-cols-3 gap-3.5">
        {offers.comparisons.map((comparison) => {
          const { sku } = comparison.offer;
          const listed = packOffer(offers.catalog, sku);
          const isAdvised = advice !== "none" && advice.sku === sku;
          return (
            <li key={sku}>
              <Link
                href={routes.buy({ sku, quantity: isAdvised ? advice.quantity : undefined, calls })}
                scroll={false}
                aria-current={choice.offer.sku === sku ? "true" : undefined}
                className="panel block h-full p-4 hover:border-line2 aria-[current=true]:border-accent aria-[current=true]:ring-1 aria-[current=true]:ring-accent"
              >
                <Card
                  comparison={comparison}
                  isAdvised={isAdvised}
                  isChosen={choice.offer.sku === sku}
                  listed={listed}
                  sale={listed ? saleOf(listed, offers.sales) : null}
                />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Card(props: {
  readonly comparison: PackComparison;
  readonly isAdvised: boolean;
  readonly isChosen: boolean;
  readonly listed: PackOffer | undefined;
  readonly sale: CampaignOffer | null;
}) {
  const [t, cards, words] = [
    useTranslations("buy"),
    useTranslations("buy.cards"),
    useTranslations("components"),
  ];
  const locale = useLocale();
  const { offer, unitPrice, verdict, monthsOfCover } = props.comparison;
  return (
    <>
      <span className="flex items-center gap-2">
        <span className="font-semibold">
          {packName({ kind: "bought", callsTotal: offer.calls }, locale, words)}
        </span>
        {props.isAdvised && <Badge tone="info">{cards("advised")}</Badge>}
        {props.isChosen && <Icon name="pass" className="ml-auto size-4 text-accent" />}
      </span>
      <span className="mt-2 flex flex-wrap items-baseline gap-x-2">
        <span className="text-lg font-semibold">
          <Money amount={offer.price} />
        </span>
        {props.sale && props.listed && (
          <>
            <s className="text-xs text-ink3 num">
              <span className="sr-only">{t("sale.listPrice")} </span>
              {formatMoney(props.listed.price)}
            </s>
            <Badge tone="info" icon="gift">
              {props.sale.name}
            </Badge>
          </>
        )}
      </span>
      <span className="block text-xs text-ink2 num">
        {cards("perCall", { price: formatUnitPrice(unitPrice) })}
      </span>
      <span className="mt-2 block">
        <Badge tone={verdict === "cheaper" && monthsOfCover !== null ? "ok" : "neutral"}>
          {cards("against", { verdict: verdictWords(props.comparison, t) })}
        </Badge>
      </span>
      <span className="mt-2 block text-xs text-ink3 num">
        {monthsOfCover === null ? cards("freeSuffices") : lasts(monthsOfCover)}
      </span>
    </>
  );

  function lasts(months: number): string {
    const days = Math.floor(months * 30);
    if (days < 1) return cards("lessThanDay");
    if (months < 1) return cards("days", { days });
    return months > 12
      ? cards("overYear", { months: Math.floor(months) })
      : cards("months", { months: months.toFixed(1) });
  }
}
