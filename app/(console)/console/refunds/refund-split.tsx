import { useTranslations } from "next-intl";

import { MoneySplit } from "@/components/billing/money-split";
import type { Amount } from "@/lib/format/money";
import { cny, plus } from "@/lib/core/money";

type Paid = Readonly<Record<"paidVoucher" | "paidGift" | "paidIncome" | "paidCash", string>>;
type Returned = Readonly<Record<"cash" | "income" | "gift", Amount>>;

/** R-REF-4 · What each purse paid for the pack, and what goes back to it. A refused request returns nothing. */
export function RefundSplit(props: {
  readonly paid: Paid;
  readonly returned: Returned;
  readonly balanced?: boolean;
}) {
  const t = useTranslations("refunds.split");
  const { paidVoucher, paidGift, paidIncome, paidCash } = props.paid;
  const { cash, income, gift } = props.returned;
  const total = {
    paid: plus(cny(paidVoucher), cny(paidGift), cny(paidIncome), cny(paidCash)),
    returned: plus(cny(cash), cny(income), cny(gift)),
  };
  return (
    <MoneySplit
      caption={t("title")}
      rows={[
        { purse: "cash", paid: paidCash, returned: cash, note: t("cash") },
        { purse: "income", paid: paidIncome, returned: income },
        { purse: "gift", paid: paidGift, returned: gift, note: t("gift") },
        { purse: "voucher", paid: paidVoucher, returned: "0", note: t("voucher") },
      ]}
      total={total}
      {...(props.balanced ? { balanced: t("balanced") } : {})}
    />
  );
}
