import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import type { OrderView } from "@/db/queries/orders";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { itemName } from "./item-name";

/** Orders with who paid how much of each. */
export function OrderTable(props: {
  readonly rows: readonly OrderView[];
  readonly filtered: boolean;
  readonly pager?: Pager | undefined;
}) {
  const [t, words] = [useTranslations("orders"), useTranslations("components")];
  const locale = useLocale();
  const paid = (
    key: "paidCash" | "paidGift" | "paidIncome" | "paidVoucher",
  ): Column<OrderView> => ({
    key,
    header: t(`columns.${key}`),
    align: "right",
    cell: (order) => (order.paidAt ? formatMoney(order[key]) : "—"),
  });
  const columns: readonly Column<OrderView>[] = [
    {
      key: "id",
      header: t("columns.order"),
      card: "title",
      cell: (order) => (
        <Link
          href={routes.order(order.id)}
          className="font-mono text-xs lnk inline-block min-h-6 leading-6"
        >
          {order.id}
        </Link>
      ),
    },
    {
      key: "placed",
      header: t("columns.placed"),
      cell: ({ placedAt }) => <Instant at={placedAt} style="full" />,
    },
    { key: "item", header: t("columns.item"), cell: (order) => itemName(order, locale, words) },
    {
      key: "quantity",
      header: t("columns.quantity"),
      align: "right",
      cell: ({ quantity }) => quantity,
    },
    {
      key: "total",
      header: t("columns.total"),
      align: "right",
      cell: ({ total }) => formatMoney(total),
    },
    paid("paidCash"),
    paid("paidGift"),
    paid("paidIncome"),
    paid("paidVoucher"),
    {
      key: "state",
      header: t("columns.state"),
      card: "aside",
      cell: ({ state }) => <StatusBadge status={`order.${state}`} />,
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      empty={
        props.filtered ? (
          <EmptyState
            icon="no-match"
            title={t("none")}
            action={<ButtonLink href={routes.orders()}>{t("all")}</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon="inbox"
            title={t("empty")}
            action={<ButtonLink href={routes.buy()}>{t("buy")}</ButtonLink>}
          />
        )
      }
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
