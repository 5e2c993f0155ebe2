import { useLocale, useTranslations } from "next-intl";

import { EndOf, Instant } from "@/components/billing/instant";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { oneYearLater } from "@/lib/core/calendar";
import type { Cny } from "@/lib/core/money";
import { refundWindowEnd } from "@/lib/core/refund";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import type { Choice } from "../choice";

/** What is bought, for how long, and until when it can go back. */
export function Items(props: {
  readonly choice: Choice;
  readonly total: Cny;
  readonly now: Date;
  readonly refundDays: number;
}) {
  const [t, words] = [useTranslations("buy.items"), useTranslations("components")];
  const locale = useLocale();
  const { offer, quantity } = props.choice;
  return (
    <Panel title={t("title")}>
      <Facts
        facts={[
          {
            label: t("pack"),
            value: packName({ kind: "bought", callsTotal: offer.calls }, locale, words),
          },
          { label: t("price"), value: formatMoney(offer.price) },
          { label: t("quantity"), value: String(quantity) },
          {
            label: t("calls"),
            value: t("callsValue", { calls: formatCount(offer.calls * quantity) }),
          },
          { label: t("validTo"), value: <Instant at={oneYearLater(props.now)} style="full" /> },
          {
            label: t("refundable"),
            value: (
              <>
                <EndOf at={refundWindowEnd(props.now, props.refundDays)} style="full" />
                <span className="block text-ink3">{t("refundableNote")}</span>
              </>
            ),
          },
          {
            label: t("total"),
            value: <b className="text-base font-semibold">{formatMoney(props.total)}</b>,
          },
        ]}
      />
    </Panel>
  );
}
