import { useTranslations } from "next-intl";

import { RefundRefusals } from "@/components/billing/refund-rules";
import { Banner } from "@/components/shell/banner";
import type { refundOf } from "@/db/queries/refunds";
import { cny, isZero } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import { amountOf } from "@/lib/services/refunds/refund";

type Found = NonNullable<Awaited<ReturnType<typeof refundOf>>>;

/** What the request came to, in the words of the rule or of the person who decided. */
export function RefundResult({ refund, pack, now }: Found & { readonly now: Date }) {
  const t = useTranslations("refunds.result");
  const callsLeft = pack.callsTotal - pack.callsUsed;
  switch (refund.state) {
    case "in_review":
      return (
        <Banner severity="info">{t("inReview", { amount: formatMoney(amountOf(refund)) })}</Banner>
      );
    case "awaiting_finance":
      return (
        <Banner severity="info">
          {t("awaitingFinance", { amount: formatMoney(amountOf(refund)) })}
        </Banner>
      );
    case "paid":
      return (
        <Banner severity="ok">
          <Paid refund={refund} />
        </Banner>
      );
    case "withdrawn":
      return <Banner severity="neutral">{t("withdrawn")}</Banner>;
    case "refused":
      return (
        <Banner severity="bad" title={t("refused")}>
          {refund.customerReason ? (
            <p>
              {refund.customerReason} <span className="font-mono text-2xs">R-REF-7</span>
            </p>
          ) : (
            <RefundRefusals
              checks={refund.rules}
              pack={{ ...pack, callsLeft, usable: callsLeft > 0 && now < pack.endsAt }}
            />
          )}
        </Banner>
      );
  }
}

function Paid({ refund }: { readonly refund: Found["refund"] }) {
  const [t, words, common] = [
    useTranslations("refunds.result"),
    useTranslations("components.split"),
    useTranslations("common"),
  ];
  const parts = (["cash", "income", "gift"] as const)
    .filter((purse) => !isZero(cny(refund[purse])))
    .map((purse) => t("part", { purse: words(purse), amount: formatMoney(refund[purse]) }));
  return t("paid", {
    amount: formatMoney(amountOf(refund)),
    parts: parts.join(common("listSeparator")),
  });
}
