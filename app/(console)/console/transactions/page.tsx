import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink, DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { transactionsOf } from "@/db/queries/ledger";
import { requireCustomer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { pursesOf } from "@/lib/services/ledger";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "../../trail";
import { chosenFrom, filterOf, monthsSince } from "./filter";
import { TransactionFilters } from "./transaction-filters";
import { TransactionsTable } from "./transactions-table";
import { Wallet } from "./wallet";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transactions"))("title") };
}

/** Every movement of the account's money, and what each purse held after it (R-FUND-3). */
export default async function TransactionsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { account, accountId, now } = await requireCustomer();
  const query = await searchParams;
  const [chosen, trail] = [chosenFrom(query), trailOf(query.trail)];
  const end = endBefore(trail);
  const [t, purses, found] = await Promise.all([
    getTranslations("transactions"),
    pursesOf(database(), accountId),
    transactionsOf(database(), accountId, {
      ...filterOf(chosen),
      ...(end ? { after: { happenedAt: end.at, id: end.id } } : {}),
      limit: ROWS_PER_PAGE + 1,
    }),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ happenedAt, id }) => endOf(happenedAt, id),
    href: (trail) => routes.transactions({ ...chosen, trail }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <DownloadLink href={routes.transactionsFile(chosen)}>{t("export")}</DownloadLink>
            <ButtonLink href={routes.recharge()} icon="wallet">
              {t("recharge")}
            </ButtonLink>
          </>
        }
      />
      <Wallet purses={purses} />
      <Panel title={t("list")} flush>
        <TransactionFilters chosen={chosen} months={monthsSince(account.createdAt, now)} />
        <TransactionsTable
          rows={rows}
          filtered={Object.values(chosen).some(Boolean)}
          pager={pager}
        />
      </Panel>
    </>
  );
}
