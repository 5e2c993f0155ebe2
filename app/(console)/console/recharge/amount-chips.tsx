import { useTranslations } from "next-intl";

import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { ZERO, cny, compare, fenString, isNegative, minus, type Cny } from "@/lib/core/money";
import { availableBalance, type Purses } from "@/lib/core/payment";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { SMALLEST_RECHARGE } from "@/lib/services/recharge";

const USUAL = ["100.00", "500.00", "1000.00", "5000.00"] as const;

/** Amounts to choose instead of typing: what is owed, what the month lacks so far, and round ones. */
export function AmountChips(props: {
  readonly purses: Purses & { readonly frozen: Cny };
  /** What the open month would be charged now. */
  readonly due: Cny | undefined;
  readonly chosen: string;
  readonly channel: string;
}) {
  const t = useTranslations("recharge.chips");
  const balance = availableBalance(props.purses, props.purses.frozen);
  const lacking = minus(props.due ?? ZERO, balance);
  const chips = [
    ...(isNegative(balance)
      ? [{ key: "debt" as const, amount: atLeastSmallest(minus(ZERO, balance)) }]
      : []),
    ...(compare(lacking, ZERO) > 0 && compare(props.due ?? ZERO, ZERO) > 0
      ? [{ key: "month" as const, amount: atLeastSmallest(lacking) }]
      : []),
    ...USUAL.map((amount) => ({ key: "usual" as const, amount: cny(amount) })),
  ];
  return (
    <nav aria-label={t("label")} className="mt-3 flex flex-wrap gap-2">
      {chips.map(({ key, amount }) => (
        <Link
          key={`${key} ${amount}`}
          href={routes.recharge({ method: props.channel, amount: fenString(amount) })}
          aria-current={props.chosen === fenString(amount) || undefined}
          scroll={false}
          className={`${buttonClass("secondary")} num aria-[current]:border-accent aria-[current]:text-accenti`}
        >
          {t(key, { amount: formatMoney(amount) })}
        </Link>
      ))}
    </nav>
  );
}

const atLeastSmallest = (amount: Cny): Cny =>
  compare(amount, SMALLEST_RECHARGE) < 0 ? SMALLEST_RECHARGE : amount;
