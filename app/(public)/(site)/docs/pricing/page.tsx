import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { BillLineDerivation } from "@/components/billing/bill-line";
import { Derivation } from "@/components/billing/derivation";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { minus } from "@/lib/core/money";
import { refundExample, settlementExample } from "@/lib/docs/paid-examples";
import {
  billExamples,
  coverExample,
  EXAMPLE_MONTH,
  packPurchase,
} from "@/lib/docs/worked-examples";
import { formatCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { catalogInForce } from "@/lib/services/catalogs";
import { DocsArticle, docsMetadata } from "../docs-article";
import { DocsSection } from "../docs-section";
import { CliffTable, CoverTable, RefundTable } from "./tables";

const PAGE = "pricing";

export const generateMetadata = () => docsMetadata(PAGE);

/** How money comes about, each step computed by the rules with the price list in force. */
export default async function PricingExplainedPage() {
  const [t, catalog] = await Promise.all([
    getTranslations("docsPricing"),
    catalogInForce(database(), systemClock.now()),
  ]);
  const { policies } = catalog;
  const bills = billExamples(catalog);
  const cover = coverExample(catalog);
  const purchase = packPurchase(catalog);
  const settled = settlementExample(catalog);
  const refund = refundExample(catalog);

  return (
    <DocsArticle page={PAGE}>
      <DocsSection page={PAGE} id="cover" values={{ calls: formatCount(cover.calls) }}>
        <CoverTable cover={cover} />
      </DocsSection>
      <DocsSection page={PAGE} id="postpaid" values={{ calls: formatCount(bills.postpaid.calls) }}>
        <Example>
          <BillLineDerivation line={bills.postpaid} />
        </Example>
      </DocsSection>
      <DocsSection page={PAGE} id="volume">
        <Example>
          <BillLineDerivation line={bills.withPack} />
        </Example>
      </DocsSection>
      <DocsSection page={PAGE} id="cliff">
        <CliffTable catalog={catalog} />
      </DocsSection>
      <DocsSection page={PAGE} id="editions">
        <Example>
          <BillLineDerivation line={bills.editions} />
        </Example>
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="rounding"
        values={{ calls: formatCount(bills.rounded.postpaidCalls) }}
      >
        <Example>
          <BillLineDerivation line={bills.rounded} />
        </Example>
      </DocsSection>
      <DocsSection page={PAGE} id="packs">
        {purchase && (
          <Example>
            <Derivation
              caption={t("purchase.caption")}
              lines={[
                {
                  label: t("purchase.price", { calls: formatCount(purchase.offer.calls) }),
                  value: formatMoney(purchase.offer.price),
                  rule: { id: "R-CAT-3" },
                },
                {
                  operator: "×",
                  label: t("purchase.quantity"),
                  value: formatCount(purchase.quantity),
                },
                {
                  operator: "=",
                  label: t("purchase.total"),
                  value: formatMoney(purchase.total),
                  rule: { id: "R-ORD-1" },
                },
              ]}
            />
          </Example>
        )}
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="settlement"
        values={{
          month: EXAMPLE_MONTH,
          dueAt: formatInstant(settled.dueAt, "full"),
          deadline: deadline24(settled.deadline, "full"),
          cash: formatMoney(settled.cash),
          charge: formatMoney(settled.charge),
        }}
      >
        <Example>
          <Derivation
            caption={t("payment.caption")}
            lines={[
              { label: t("payment.cash"), value: formatMoney(settled.cash) },
              {
                operator: "−",
                label: t("payment.charge"),
                value: formatMoney(settled.charge),
                rule: { id: "R-SET-4" },
              },
              {
                operator: "=",
                label: t("payment.after"),
                value: formatMoney(minus(settled.cash, settled.payment.cash)),
              },
              { operator: "→", label: t("payment.owed"), value: formatMoney(settled.payment.owed) },
            ]}
          />
        </Example>
      </DocsSection>
      <DocsSection
        page={PAGE}
        id="arrears"
        values={{
          hours: policies.graceHours,
          enteredAt: instant(settled.entered.arrearsSince),
          graceEndsAt: instant(settled.entered.graceEndsAt),
        }}
      />
      <DocsSection
        page={PAGE}
        id="refund"
        values={{
          days: policies.refundDays,
          refunds: policies.abuse.refunds,
          within: policies.abuse.withinDays,
          deliveredAt: formatInstant(refund.deliveredAt, "full"),
          until: deadline24(refund.until, "full"),
          voucher: formatMoney(refund.paid.voucher),
          gift: formatMoney(refund.paid.gift),
          income: formatMoney(refund.paid.income),
          cash: formatMoney(refund.paid.cash),
        }}
      >
        <RefundTable cases={refund.cases} />
      </DocsSection>
    </DocsArticle>
  );
}

const instant = (at: Date | null): string => (at ? formatInstant(at, "full") : "");

function Example({ children }: { readonly children: ReactNode }) {
  return <div className="panel max-w-[560px] px-4 py-3 text-sm">{children}</div>;
}
