import { useTranslations } from "next-intl";
import Link from "next/link";

import { Instant } from "@/components/billing/instant";
import { KpiStrip } from "@/components/billing/kpi-strip";
import { CopyButton } from "@/components/ui/copy-button";
import type { PackView } from "@/db/queries/packs";
import { fraction, cny } from "@/lib/core/money";
import { formatCount, percent } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { routes } from "@/lib/routes";

/** What a pack is: calls, price, validity, where it came from. */
export function PackFacts({ pack }: { readonly pack: PackView }) {
  const [t, packs] = [useTranslations("packs.facts"), useTranslations("packs")];
  const unitPrice = fraction(cny(pack.price), 1, pack.callsTotal);
  return (
    <KpiStrip
      compact
      items={[
        {
          label: t("left"),
          value: formatCount(pack.callsLeft),
          note: t("of", {
            total: formatCount(pack.callsTotal),
            share: percent(pack.callsLeft, pack.callsTotal),
          }),
        },
        {
          label: t("price"),
          value: pack.kind === "bought" ? formatMoney(pack.price) : packs(`source.${pack.kind}`),
          note:
            pack.kind === "bought"
              ? t("unitPrice", { price: formatUnitPrice(unitPrice) })
              : pack.giftReason,
        },
        {
          label: t("valid"),
          value: <Instant at={pack.endsAt} style="day" />,
          note: (
            <>
              {t("from")} <Instant at={pack.startsAt} style="full" />
              <br />
              {t("to")} <Instant at={pack.endsAt} style="full" />
            </>
          ),
        },
        {
          label: t("id"),
          value: <CopyButton value={pack.id} />,
          note: pack.orderId && (
            <Link href={routes.order(pack.orderId)} className="lnk inline-block min-h-6 leading-6">
              {t("order")}
            </Link>
          ),
        },
      ]}
    />
  );
}
