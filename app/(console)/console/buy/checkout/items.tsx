import { useLocale, useTranslations } from "next-intl";

import { EndOf, Instant } from "@/components/billing/instant";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { oneYearLater } from "@/lib/core/calendar";
import type { Cny } from "@/lib/core/money";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { refundableUntil, type Choice } from "../choice";
import { SaleNote } from "../sale-note";

/** What is bought, for how long, and until when it can go back. */
export function Items(props: {
  readonly choice: Choice;
  readonly total: Cny;
  readonly now: Date;
  readonly refundDays: number;
}) {
  const [t, sales, words] = [
    useTranslations("buy.items"),
    useTranslations("buy.sale"),
    useTranslations("components"),
  ];
  const locale = useLocale();
  const { offer, quantity, sale } = props.choice;
  const until = refundableUntil(props.choice, props.now, props.refundDays);
  return (
    <Panel title={t("title")}>
      <Facts
        facts={[
          {
            label: t("pack"),
            value: packName({ kind: "bought", callsTotal: offer.calls }, locale, words),
          },
          ...(sale
            ? [{ label: sales("listPrice"), value: <s>{formatMoney(props.choice.listPrice)}</s> }]
            : []),
          { label: sale ? sales("price") : t("price"), value: formatMoney(offer.price) },
          { label: t("quantity"), value: String(quantity) },
          {
            label: t("calls"),
            value: t("callsValue", { calls: formatCount(offer.calls * quantity) }),
          },
          { label: t("validTo"), value: <Instant at={oneYearLater(props.now)} style="full" /> },
          {
            label: t("refundable"),
            value: until ? (
              <>
                <EndOf at={until} style="full" />
                <span className="block text-ink3">{t("refundableNote")}</span>
              </>
            ) : (
              sales("noRefund")
            ),
          },
          {
            label: t("total"),
            value: <b className="text-base font-semibold">{formatMoney(props.total)}</b>,
          },
        ]}
      />
      {sale && (
        <div className="mt-3">
          <SaleNote sale={sale} />
        </div>
      )}
    </Panel>
  );
}
