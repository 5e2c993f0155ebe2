import { useTranslations } from "next-intl";

import { Derivation } from "@/components/billing/derivation";
import { How } from "@/components/billing/how";
import { KpiStrip } from "@/components/billing/kpi-strip";
import { Money } from "@/components/billing/money";
import { Link } from "@/components/ui/link";
import { isZero, type Cny } from "@/lib/core/money";
import { availableBalance, type Purses } from "@/lib/core/payment";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

const PURSES = ["cash", "income", "gift"] as const;

/** R-FUND-1 · What can be spent, and the purses that it is made of. */
export function Wallet({ purses }: { readonly purses: Purses & { readonly frozen: Cny } }) {
  const t = useTranslations("transactions");
  const available = availableBalance(purses, purses.frozen);
  return (
    <KpiStrip
      items={[
        {
          label: t("wallet.available"),
          value: <Money amount={available} />,
          note: (
            <How subject={t("wallet.available")}>
              <Derivation
                caption={t("wallet.available")}
                lines={[
                  ...PURSES.map((purse) => ({
                    operator: "+" as const,
                    label: t(`ledger.purse:${purse}`),
                    value: formatMoney(purses[purse]),
                    ...(purse === "cash" ? { note: t("wallet.debt") } : {}),
                  })),
                  { operator: "−", label: t("wallet.frozen"), value: formatMoney(purses.frozen) },
                  {
                    operator: "=",
                    label: t("wallet.available"),
                    value: formatMoney(available),
                    rule: { id: "R-FUND-1" },
                  },
                ]}
              />
            </How>
          ),
        },
        ...PURSES.map((purse) => ({
          label: t(`ledger.purse:${purse}`),
          value: <Money amount={purses[purse]} />,
          note: (
            <Link
              href={routes.transactions({ holding: `purse:${purse}` })}
              className="lnk inline-block min-h-6 underline"
            >
              {t("wallet.only", { purse: t(`ledger.purse:${purse}`) })}
            </Link>
          ),
        })),
        ...(isZero(purses.frozen)
          ? []
          : [
              {
                label: t("wallet.frozen"),
                value: <Money amount={purses.frozen} />,
                note: t("wallet.frozenNote"),
              },
            ]),
      ]}
    />
  );
}
