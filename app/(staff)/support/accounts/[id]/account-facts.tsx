import { useTranslations } from "next-intl";

import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import type { CustomerPage } from "./account";

/** Who they are, what they have, and what they used this month. */
export function AccountFacts({ page }: { readonly page: CustomerPage }) {
  const [t, status] = [useTranslations("support.account"), useTranslations("status")];
  const { account, purses, verification, usage } = page;
  const identity = account.verifiedAs
    ? t(`verified.${account.verifiedAs}`)
    : status("verification.none");
  return (
    <KpiStrip
      compact
      items={[
        {
          label: t("balance"),
          value: <Money amount={purses.available} />,
          note: t("purses", {
            cash: formatMoney(purses.cash),
            income: formatMoney(purses.income),
            gift: formatMoney(purses.gift),
          }),
        },
        {
          label: t("identity"),
          value: identity,
          note: verification ? `${verification.name} ${verification.numberMasked}` : t("noPapers"),
        },
        {
          label: t("thisMonth"),
          value: formatCount(usage.reduce((sum, { calls }) => sum + calls, 0)),
          note: usage
            .map(({ product, estimate }) =>
              t("cost", { product: t(`product.${product}`), charge: formatMoney(estimate.charge) }),
            )
            .join(" · "),
        },
        {
          label: t("since"),
          value: formatInstant(account.createdAt, "day"),
          note: account.activatedAt
            ? t("activated", { time: formatInstant(account.activatedAt, "day") })
            : t("notActivated"),
        },
      ]}
    />
  );
}
