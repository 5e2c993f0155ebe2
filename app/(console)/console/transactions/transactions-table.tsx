import { useTranslations } from "next-intl";

import { Instant } from "@/components/billing/instant";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { Transaction } from "@/db/queries/ledger";
import { isMonth } from "@/lib/core/calendar";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

/** Movements of money, newest first, with the balance of the purse that moved. */
export function TransactionsTable(props: {
  readonly rows: readonly Transaction[];
  readonly filtered: boolean;
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const moved = (direction: Transaction["direction"]): Column<Transaction> => ({
    key: direction,
    header: t(`column.${direction}`),
    // The other column stays blank, as in any ledger; on a phone the sign tells them apart.
    cell: (row) =>
      row.direction === direction && (
        <span className={direction === "in" ? "font-medium text-ok" : "font-medium"}>
          {formatMoney(direction === "in" ? row.amount : `-${row.amount}`, { signed: true })}
        </span>
      ),
    align: "right",
    card: "aside",
  });
  const columns: readonly Column<Transaction>[] = [
    {
      key: "at",
      header: t("column.at"),
      cell: ({ happenedAt }) => <Instant at={happenedAt} style="full" />,
    },
    {
      key: "cause",
      header: t("column.cause"),
      cell: ({ cause }) => t(`cause.${cause}`),
      card: "title",
    },
    {
      key: "about",
      header: t("column.about"),
      cell: (row) => <About transaction={row} />,
      wrap: true,
    },
    { key: "holding", header: t("column.holding"), cell: ({ holding }) => t(`ledger.${holding}`) },
    moved("in"),
    moved("out"),
    {
      key: "balance",
      header: t("column.balance"),
      cell: ({ balanceAfter }) =>
        balanceAfter === null ? common("none") : formatMoney(balanceAfter),
      align: "right",
    },
    { key: "id", header: t("column.id"), cell: ({ id }) => <CopyButton value={id} /> },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      empty={<Empty filtered={props.filtered} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}

/** What caused the movement, with the way there. */
function About({ transaction }: { readonly transaction: Transaction }) {
  const t = useTranslations("transactions");
  const { reference, note } = transaction;
  const href = hrefOf(transaction);
  return (
    <>
      {href ? (
        <Link href={href} className="lnk">
          {reference}
        </Link>
      ) : (
        t(`about.${transaction.cause}`)
      )}
      {note && <span className="text-ink3"> {note}</span>}
    </>
  );
}

function hrefOf({ cause, reference }: Transaction): string | null {
  if (cause === "order") return routes.order(reference);
  if (cause === "refund") return routes.refund(reference);
  if (cause === "bill" && isMonth(reference)) return routes.bill(reference);
  return null;
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  const t = useTranslations("transactions");
  return filtered ? (
    <EmptyState
      icon="no-match"
      title={t("noMatch")}
      action={
        <ButtonLink href={routes.transactions()} kind="secondary">
          {t("filter.clear")}
        </ButtonLink>
      }
    />
  ) : (
    <EmptyState
      icon="transactions"
      title={t("empty")}
      action={
        <ButtonLink href={routes.recharge()} kind="primary" icon="wallet">
          {t("recharge")}
        </ButtonLink>
      }
    />
  );
}
