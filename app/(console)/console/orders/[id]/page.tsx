import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { MoneySplit } from "@/components/billing/money-split";
import { StatusBadge } from "@/components/billing/status-badge";
import { Timeline } from "@/components/billing/timeline";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/viewer";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { itemName } from "../item-name";
import { DeliveredPacks } from "./delivered-packs";
import { orderDetailOf } from "./order-detail";
import { eventsOf } from "./order-events";
import { PendingOrder } from "./pending-order";
import { Result } from "./result";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("detail.title") };
}

type Props = { readonly params: Promise<{ readonly id: string }> };

/** What became of a purchase: its packs, who paid, and until when it can go back. */
export default async function OrderPage({ params }: Props) {
  const [customer, { id }] = await Promise.all([requireCustomer(), params]);
  const [t, words, locale, detail] = await Promise.all([
    getTranslations("orders"),
    getTranslations("components"),
    getLocale(),
    orderDetailOf(customer, id),
  ]);
  if (!detail) notFound();
  const { order } = detail;
  const { now } = customer;

  return (
    <>
      <PageHeader
        title={t("detail.heading", {
          item: itemName(order, locale, words),
          quantity: order.quantity,
        })}
        back={{ label: t("title"), href: routes.orders() }}
        badge={<StatusBadge status={`order.${order.state}`} />}
        note={order.id}
        actions={
          order.deliveredAt && (
            <ButtonLink href={routes.explorer()} icon="try">
              {t("detail.call")}
            </ButtonLink>
          )
        }
      />
      <Result detail={detail} />
      <div className="grid xl:grid-cols-[minmax(0,1fr)_364px] gap-3.5 items-start">
        <div className="space-y-3.5">
          {order.state === "pending" && <PendingOrder order={order} now={now} />}
          {order.deliveredAt && <DeliveredPacks detail={detail} now={now} />}
        </div>
        <div className="space-y-3.5">
          {order.paidAt && (
            <Panel title={t("detail.payment")} flush>
              <MoneySplit
                caption={t("detail.payment")}
                rows={[
                  { purse: "voucher", paid: order.paidVoucher },
                  { purse: "gift", paid: order.paidGift },
                  { purse: "income", paid: order.paidIncome },
                  { purse: "cash", paid: order.paidCash },
                ]}
                total={{ paid: order.total }}
              />
            </Panel>
          )}
          <Panel title={t("detail.timeline")} note={formatMoney(order.total)}>
            <Timeline
              entries={eventsOf(detail, now).map(({ key, what, at, tone }) => ({
                key,
                at,
                tone,
                title: t(`event.${what}`),
              }))}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}
