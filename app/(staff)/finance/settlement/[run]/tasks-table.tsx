import { useTranslations } from "next-intl";

import { StatusBadge, type Status } from "@/components/billing/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column, type Pager } from "@/components/ui/keyset-table";
import { Link } from "@/components/ui/link";
import type { tasksOf } from "@/db/queries/settlement";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";

type Task = Awaited<ReturnType<typeof tasksOf>>[number];

/** The accounts of a run: what each was charged, or why not yet. */
export function TasksTable(props: {
  readonly tasks: readonly Task[];
  readonly month: string;
  /** Whether the reader may open the bills. */
  readonly linksToBills: boolean;
  readonly pager?: Pager;
}) {
  const t = useTranslations("finance.run");
  const columns: readonly Column<Task>[] = [
    {
      key: "customer",
      header: t("column.customer"),
      cell: (task) => (
        <>
          {props.linksToBills && task.billed !== null ? (
            <Link
              href={routes.financeBill(task.accountId, props.month)}
              className="lnk font-medium"
            >
              {task.accountName}
            </Link>
          ) : (
            <span className="font-medium">{task.accountName}</span>
          )}
          <span className="block font-mono text-2xs text-ink3">{task.accountId}</span>
        </>
      ),
      card: "title",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: (task) => <StatusBadge status={taskStatus(task)} />,
      card: "aside",
    },
    {
      key: "amount",
      header: t("column.amount"),
      cell: (task) => amountOf(task, t("noUsage")),
      align: "right",
    },
    {
      key: "tries",
      header: t("column.tries"),
      cell: ({ tries }) => formatCount(tries),
      align: "right",
    },
    { key: "error", header: t("column.error"), cell: ({ error }) => error ?? "—", wrap: true },
  ];
  return (
    <KeysetTable
      caption={t("accounts")}
      columns={columns}
      rows={props.tasks}
      keyOf={({ accountId }) => accountId}
      empty={<EmptyState icon="no-match" title={t("none")} />}
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}

function taskStatus({ doneAt, error }: Task): Status {
  if (doneAt) return "work.done";
  return error === null ? "work.waiting" : "work.failed";
}

function amountOf({ doneAt, billed }: Task, noUsage: string): string {
  if (!doneAt) return "—";
  return billed === null ? noUsage : formatMoney(billed);
}
