import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { voucherBalance, vouchersOf } from "@/db/queries/vouchers";
import { requireCustomer } from "@/lib/auth/viewer";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { VouchersTable } from "./vouchers-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("vouchers"))("title") };
}

/** R-FUND-2 · What vouchers the account has, and what each is good for. */
export default async function VouchersPage() {
  const { accountId, now } = await requireCustomer();
  const [t, vouchers, usable] = await Promise.all([
    getTranslations("vouchers"),
    vouchersOf(database(), accountId),
    voucherBalance(database(), accountId, now),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("usable", { amount: formatMoney(usable) })}
        actions={<DownloadLink href={routes.vouchersFile()}>{t("export")}</DownloadLink>}
      />
      <Panel title={t("list")} note={t("note")} flush>
        <VouchersTable vouchers={vouchers} now={now} />
      </Panel>
    </>
  );
}
