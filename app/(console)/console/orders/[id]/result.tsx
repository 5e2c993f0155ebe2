import { useTranslations } from "next-intl";

import { Banner } from "@/components/shell/banner";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import type { OrderDetail } from "./order-detail";

/** The outcome in one sentence: what was paid, how long it is good, until when it can go back. */
export function Result({ detail: { order, packs, chances } }: { readonly detail: OrderDetail }) {
  const t = useTranslations("orders.result");
  if (!order.deliveredAt) {
    return order.state === "pending" ? null : (
      <Banner severity="neutral">{t(order.state === "cancelled" ? "cancelled" : "expired")}</Banner>
    );
  }
  const [first] = packs;
  const refundable = packs.map(({ id }) => chances.get(id)).find((chance) => chance?.open);
  return (
    <Banner severity="ok" title={t("paid", { total: formatMoney(order.total) })}>
      {first &&
        t("validTo", {
          from: formatInstant(first.startsAt, "full"),
          to: formatInstant(first.endsAt, "full"),
        })}
      {refundable?.open && (
        <>
          {" "}
          <b className="font-semibold">
            {t("refundable", { until: deadline24(refundable.until) })}
          </b>
        </>
      )}
    </Banner>
  );
}
