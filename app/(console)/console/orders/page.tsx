import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Form from "next/form";

import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink, DownloadLink, FilterButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { ordersOf } from "@/db/queries/orders";
import { requireCustomer } from "@/lib/auth/viewer";
import { isMonth } from "@/lib/core/calendar";
import { routes } from "@/lib/routes";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { OrderTable } from "./order-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** What did I buy, and who paid? */
export default async function OrdersPage({ searchParams }: Props) {
  const { accountId, now } = await requireCustomer();
  const [t, query] = await Promise.all([getTranslations("orders"), searchParams]);
  const month = typeof query.month === "string" && isMonth(query.month) ? query.month : undefined;
  const trail = trailOf(query.trail);
  const last = endBefore(trail);
  const found = await ordersOf(database(), accountId, now, {
    limit: ROWS_PER_PAGE + 1,
    ...(month ? { month } : {}),
    ...(last ? { after: { placedAt: last.at, id: last.id } } : {}),
  });
  const { rows, pager } = pageOf(found, trail, {
    endOf: (order) => endOf(order.placedAt, order.id),
    href: (next) => routes.orders({ month, trail: next }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <DownloadLink href={routes.ordersFile({ month })}>{t("export")}</DownloadLink>
            <ButtonLink href={routes.buy()} kind="primary" icon="pack-plus">
              {t("buy")}
            </ButtonLink>
          </>
        }
      />
      <Form action={routes.orders()} className="flex items-end gap-2">
        <div className="w-44">
          <TextField
            key={month}
            name="month"
            type="month"
            label={t("month")}
            defaultValue={month ?? ""}
          />
        </div>
        <FilterButton>{t("show")}</FilterButton>
        {month && (
          <ButtonLink href={routes.orders()} kind="ghost">
            {t("all")}
          </ButtonLink>
        )}
      </Form>
      <Panel title={t("list")} flush>
        <OrderTable rows={rows} filtered={month !== undefined} pager={pager} />
      </Panel>
    </>
  );
}
