import { useLocale, useTranslations } from "next-intl";

import { Timeline, type TimelineEntry } from "@/components/billing/timeline";
import { Icon } from "@/components/ui/icon";
import type { PurchaseEvent } from "@/db/queries/refunds";
import { DAY_MS, HOUR_MS } from "@/lib/core/calendar";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import type { Evidence } from "./customer";
import type { Review } from "./review";

/** R-REF-7 · What was bought and given back, the customer's own words, and who shares the identity. */
export function EvidenceTimeline(props: { readonly review: Review; readonly evidence: Evidence }) {
  const t = useTranslations("review.evidence");
  const { refund } = props.review;
  const { days, history, sharing } = props.evidence;
  const count = (what: PurchaseEvent["what"]) =>
    history.reduce((sum, event) => sum + (event.what === what ? event.packs : 0), 0);
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2 className="text-base font-semibold">{t("title")}</h2>
        <span className="text-xs text-ink3 num">
          {t("counts", { days, bought: count("bought"), refunded: count("refunded") })}
        </span>
      </div>
      <blockquote className="my-2 border-l-2 border-line2 pl-2.5 text-xs text-ink2 leading-[18px]">
        {t("words", { words: refund.reason })}
      </blockquote>
      <Timeline entries={useEntries(props.review, props.evidence)} />
      {sharing.length > 0 && (
        <p className="mt-3 flex gap-2 text-xs text-ink2 leading-[18px] bg-sunken rounded-lg p-2.5 num">
          <Icon name="evidence" className="size-3.5 mt-0.5 text-ink3" />
          {t("sharing", {
            count: sharing.length,
            accounts: sharing.map(({ id, name }) => `${name} ${id}`).join(t("and")),
          })}
        </p>
      )}
    </>
  );
}

function useEntries(review: Review, { history, callsOf }: Evidence): TimelineEntry[] {
  const [t, words] = [useTranslations("review.evidence"), useTranslations("components")];
  const locale = useLocale();
  const { refund, pack } = review;
  const nameOf = (sku: string) =>
    packName({ kind: "bought", callsTotal: callsOf(sku) }, locale, words);
  const asked: TimelineEntry = {
    key: "asked",
    at: refund.requestedAt,
    title: t("asked", { pack: packName(pack, locale, words) }),
    text: t("this", { amount: formatMoney(pack.price) }),
    tone: "warn",
  };
  const past = history.map((event): TimelineEntry => {
    const next = event.what === "refunded" ? boughtSoonAfter(event, history) : undefined;
    return {
      key: `${event.what} ${event.reference}`,
      at: event.at,
      title: t(event.what, {
        pack: nameOf(event.sku),
        packs: event.packs,
        amount: formatMoney(event.amount),
      }),
      ...(next
        ? {
            text: t(next.sku === event.sku ? "again" : "instead", {
              gap: gapOf(event.at, next.at, t),
              pack: nameOf(next.sku),
            }),
          }
        : {}),
      ...(event.what === "bought" ? { tone: "pack" as const } : {}),
    };
  });
  return [asked, ...past].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

const SOON_MS = 14 * DAY_MS;

/** What was bought after it: giving one size back to take another is no abuse, the same size again may be. */
const boughtSoonAfter = (
  refunded: PurchaseEvent,
  latestFirst: readonly PurchaseEvent[],
): PurchaseEvent | undefined =>
  latestFirst.findLast(
    ({ what, at }) =>
      what === "bought" && at > refunded.at && at.getTime() - refunded.at.getTime() <= SOON_MS,
  );

const MINUTE_MS = 60_000;

function gapOf(
  from: Date,
  to: Date,
  t: (unit: "gap.days" | "gap.hours" | "gap.minutes", values: { count: number }) => string,
): string {
  const gap = to.getTime() - from.getTime();
  if (gap >= DAY_MS) return t("gap.days", { count: Math.floor(gap / DAY_MS) });
  if (gap >= HOUR_MS) return t("gap.hours", { count: Math.floor(gap / HOUR_MS) });
  return t("gap.minutes", { count: Math.max(1, Math.floor(gap / MINUTE_MS)) });
}
