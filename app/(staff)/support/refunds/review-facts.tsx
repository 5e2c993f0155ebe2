import { useLocale, useTranslations } from "next-intl";

import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import { DAY_MS, dayOf, dayStart } from "@/lib/core/calendar";
import { cny, isZero } from "@/lib/core/money";
import { shortCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import type { Review } from "./review";

/** The four facts that decide most requests: how much, for what, how late, and whether it was used. */
export function ReviewFacts({ review }: { readonly review: Review }) {
  const [t, words] = [useTranslations("review.fact"), useTranslations("components")];
  const locale = useLocale();
  const { pack, refund, returned } = review;
  const [day, days] = [daysBetween(pack.startsAt, refund.requestedAt), windowDays(review)];
  return (
    <KpiStrip
      compact
      items={[
        {
          label: t(review.waiting ? "returns" : "returned"),
          value: <Money amount={returned.total} />,
          note: isZero(cny(pack.paidVoucher))
            ? t("noVoucher")
            : t("voucher", { amount: formatMoney(pack.paidVoucher) }),
        },
        {
          label: t("pack"),
          value: packName(pack, locale, words),
          note: t("price", { amount: formatMoney(pack.price) }),
        },
        {
          label: t("window"),
          badge: <WindowDays day={day} days={days} />,
          value: t.rich("day", {
            day,
            days,
            small: (words) => <span className="text-xs font-normal text-ink3">{words}</span>,
          }),
          note: t("until", { time: deadline24(review.until) }),
        },
        {
          label: t("used"),
          value: t.rich("usedOf", {
            used: shortCount(pack.callsUsed, locale),
            total: shortCount(pack.callsTotal, locale),
            small: (words) => <span className="text-xs font-normal text-ink3">{words}</span>,
          }),
          note: pack.firstUsedAt
            ? t("firstUsed", { time: formatInstant(pack.firstUsedAt, "dense") })
            : t("neverUsed"),
        },
      ]}
    />
  );
}

// R-REF-3 · The day of delivery is day 0.
const daysBetween = (from: Date, to: Date): number =>
  Math.round((dayStart(dayOf(to)).getTime() - dayStart(dayOf(from)).getTime()) / DAY_MS);

// The window is open through its last day and ends at the start of the next.
const windowDays = ({ pack, until }: Review): number => daysBetween(pack.startsAt, until) - 1;

const SQUARE = 8;
const MOST_SQUARES = 10;

/** A square a day: gone, the day of the request, and left. */
function WindowDays({ day, days }: { readonly day: number; readonly days: number }) {
  if (days < 1 || days > MOST_SQUARES) return null;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${days * SQUARE} 6`}
      className="ml-auto h-1.5 w-auto shrink-0"
    >
      {Array.from({ length: days }, (_, index) => (
        <rect
          key={index}
          x={index * SQUARE}
          width="6"
          height="6"
          rx="2"
          fill={`var(--c-${colourOf(index + 1, day)})`}
        />
      ))}
    </svg>
  );
}

function colourOf(square: number, day: number): "ink3" | "accent" | "line2" {
  if (square === day) return "accent";
  return square < day ? "ink3" : "line2";
}
