import { useLocale, useTranslations } from "next-intl";

import { Icon, type IconName } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { cny, isZero } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import type { Review } from "./review";

/** What an approval brings about, so that nobody learns it afterwards. */
export function Effects({ review }: { readonly review: Review }) {
  const [t, words] = [useTranslations("review.effects"), useTranslations("components")];
  const locale = useLocale();
  const { pack, returned } = review;
  const effects: readonly (readonly [IconName, string])[] = [
    ...(review.goesToFinance ? ([["people", t("finance")]] as const) : []),
    ["pack-off", t("pack", { pack: packName(pack, locale, words) })],
    ["cash", t("balance", { amount: formatMoney(returned.total, { signed: true }) })],
    ...(isZero(cny(pack.paidVoucher))
      ? []
      : ([["ticket", t("voucher", { amount: formatMoney(pack.paidVoucher) })]] as const)),
    ["balanced", t("deferred", { amount: formatMoney(pack.price) })],
    ["mail", t("notice")],
    ["lock", t("final")],
  ];
  return (
    <Panel title={t("title")} compact>
      <ul className="space-y-2 text-xs leading-[18px] text-ink2 num">
        {effects.map(([icon, text]) => (
          <li key={text} className="flex gap-2">
            <Icon name={icon} className="size-3.5 mt-0.5 text-ink3" />
            {text}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
