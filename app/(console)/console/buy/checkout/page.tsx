import { randomUUID } from "node:crypto";

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";

import { PageHeader } from "@/components/shell/page-header";
import { database } from "@/db";
import { campaignOffersTo } from "@/db/queries/campaigns";
import { orderByRequest } from "@/db/queries/orders";
import { vouchersOf } from "@/db/queries/vouchers";
import { requireCustomer } from "@/lib/auth/viewer";
import { catalogAt } from "@/lib/core/catalog";
import { times } from "@/lib/core/money";
import { routes } from "@/lib/routes";
import { catalogs } from "@/lib/services/catalogs";
import { previewOrder } from "@/lib/services/orders/plan-order";
import { choiceOf } from "../choice";
import { Items } from "./items";
import { Payment } from "./payment";
import { voucherChoices } from "./voucher-choices";
import { Vouchers } from "./vouchers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("buy"))("checkout.title") };
}

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const KEY = /^[0-9a-f-]{36}$/;

/** What it costs, who pays, and the one button that buys. */
export default async function CheckoutPage({ searchParams }: Props) {
  const { accountId, now, context } = await requireCustomer();
  const asked = await searchParams;
  const db = database();
  const [versions, campaigns] = await Promise.all([
    catalogs(db),
    campaignOffersTo(db, accountId, now),
  ]);
  const catalog = catalogAt(versions, now);
  const choice = choiceOf(
    asked,
    catalog,
    campaigns.filter(({ kind }) => kind === "sale"),
  );
  if (!choice) redirect(routes.buy());
  const { offer, quantity, sale } = choice;
  const campaignId = sale?.id ?? null;
  // Whoever chose the list price keeps it; else the campaign is found anew, and gone when it is over.
  const basket = { sku: offer.sku, quantity, campaign: sale ? undefined : "none" };
  const voucherId = typeof asked.voucher === "string" && asked.voucher ? asked.voucher : null;

  // R-ORD-4 · The key stands in the address: a page that is loaded again is still the same purchase.
  const requestKey = typeof asked.key === "string" && KEY.test(asked.key) ? asked.key : null;
  if (!requestKey) redirect(routes.checkout({ ...basket, key: randomUUID() }));
  const [t, placed, vouchers, preview] = await Promise.all([
    getTranslations("buy"),
    orderByRequest(db, accountId, requestKey),
    vouchersOf(db, accountId),
    previewOrder(db, context.clock, accountId, { sku: offer.sku, quantity, voucherId, campaignId }),
  ]);
  if (placed) redirect(routes.order(placed.id));

  const total = times(offer.price, quantity);
  const choices = voucherChoices(vouchers, {
    product: offer.product,
    scope: "prepaid",
    amount: total,
    at: now,
  });
  return (
    <>
      <PageHeader
        title={t("checkout.title")}
        back={{ label: t("title"), href: routes.buy(basket) }}
      />
      <div className="grid lg:grid-cols-[minmax(0,1fr)_380px] gap-3.5 items-start">
        <div className="space-y-3.5">
          <Items choice={choice} total={total} now={now} refundDays={catalog.policies.refundDays} />
          <Vouchers choices={choices} chosen={voucherId} basket={{ ...basket, key: requestKey }} />
        </div>
        <Payment
          choice={choice}
          total={total}
          preview={preview}
          voucherId={voucherId}
          requestKey={requestKey}
        />
      </div>
    </>
  );
}
