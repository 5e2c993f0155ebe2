import { useTranslations } from "next-intl";

import { MoneySplit } from "@/components/billing/money-split";
import { Panel } from "@/components/ui/panel";
import type { Review } from "./review";

/** R-REF-4 · Which purse paid, and what goes back to it. */
export function ReviewSplit({ review }: { readonly review: Review }) {
  const t = useTranslations("review.split");
  const { pack, returned } = review;
  return (
    <Panel title={t("title")} note={t("note")} flush compact>
      <MoneySplit
        caption={t("title")}
        rows={[
          { purse: "cash", paid: pack.paidCash, returned: returned.cash, note: t("cash") },
          { purse: "income", paid: pack.paidIncome, returned: returned.income, note: t("income") },
          { purse: "gift", paid: pack.paidGift, returned: returned.gift, note: t("gift") },
          { purse: "voucher", paid: pack.paidVoucher, returned: "0.00", note: t("voucher") },
        ]}
        total={{ paid: pack.price, returned: returned.total }}
        balanced={t("balanced")}
      />
    </Panel>
  );
}
