import { useTranslations } from "next-intl";

import { accountStatus } from "@/app/(staff)/account-status";
import { Instant } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { accountsLike } from "@/db/queries/accounts";
import { cny } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

type Found = Awaited<ReturnType<typeof accountsLike>>[number];

/** Accounts as support looks for them. */
export function AccountsTable({ accounts }: { readonly accounts: readonly Found[] }) {
  const t = useTranslations("support.accounts");
  const columns: readonly Column<Found>[] = [
    {
      key: "name",
      header: t("column.customer"),
      cell: ({ id, name }) => (
        <Link href={routes.staffAccount(id)} className="lnk font-medium">
          {name}
        </Link>
      ),
      card: "title",
    },
    {
      key: "id",
      header: t("column.uin"),
      cell: ({ id }) => <span className="font-mono text-xs">{id}</span>,
    },
    { key: "email", header: t("column.email"), cell: ({ email }) => email ?? t("nobody") },
    {
      key: "verified",
      header: t("column.verified"),
      cell: ({ verifiedAt }) => (
        <StatusBadge status={verifiedAt ? "verification.verified" : "verification.none"} />
      ),
    },
    {
      key: "state",
      header: t("column.state"),
      cell: (account) => <StatusBadge status={accountStatus(account)} />,
      card: "aside",
    },
    {
      key: "balance",
      header: t("column.balance"),
      cell: (account) => formatMoney(balanceOf(account)),
      align: "right",
    },
    {
      key: "since",
      header: t("column.since"),
      cell: ({ createdAt }) => <Instant at={createdAt} style="day" />,
    },
  ];
  return (
    <KeysetTable
      caption={t("title")}
      columns={columns}
      rows={accounts}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="no-match" title={t("empty")} text={t("emptyText")} />}
    />
  );
}

const balanceOf = ({ cash, income, gift, frozen }: Found) =>
  availableBalance({ cash: cny(cash), income: cny(income), gift: cny(gift) }, cny(frozen));
