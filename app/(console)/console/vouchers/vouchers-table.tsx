import { useTranslations } from "next-intl";

import { EndOf } from "@/components/billing/instant";
import { StatusBadge } from "@/components/billing/status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { voucherState, type vouchersOf } from "@/db/queries/vouchers";
import { formatMoney } from "@/lib/format/money";
import { voucherStatus } from "./voucher-status";

type Voucher = Awaited<ReturnType<typeof vouchersOf>>[number];

/** Vouchers, the earliest to expire first. */
export function VouchersTable(props: {
  readonly vouchers: readonly Voucher[];
  readonly now: Date;
}) {
  const t = useTranslations("vouchers");
  const common = useTranslations("common");
  const products = useTranslations("bills.line.product");
  const columns: readonly Column<Voucher>[] = [
    {
      key: "id",
      header: t("column.id"),
      cell: ({ id }) => <CopyButton value={id} />,
      card: "title",
    },
    {
      key: "face",
      header: t("column.face"),
      cell: ({ faceValue }) => formatMoney(faceValue),
      align: "right",
    },
    {
      key: "left",
      header: t("column.left"),
      cell: ({ balance }) => <span className="font-medium">{formatMoney(balance)}</span>,
      align: "right",
    },
    {
      key: "for",
      header: t("column.for"),
      cell: (voucher) => {
        const only = voucherState(voucher).products?.map((product) => products(product));
        return [
          only ? only.join(common("listSeparator")) : t("allProducts"),
          t(`scope.${voucher.scope}`),
          t(voucher.multiUse ? "multiUse" : "singleUse"),
        ].join(" · ");
      },
      wrap: true,
    },
    {
      key: "minimum",
      header: t("column.minimum"),
      cell: ({ minimum }) => (Number(minimum) === 0 ? t("noMinimum") : formatMoney(minimum)),
      align: "right",
    },
    {
      key: "ends",
      header: t("column.ends"),
      cell: ({ endsAt }) => <EndOf at={endsAt} style="full" />,
    },
    {
      key: "status",
      header: t("column.status"),
      cell: (voucher) => <StatusBadge status={voucherStatus(voucher, props.now)} />,
      card: "aside",
    },
  ];
  return (
    <KeysetTable
      caption={t("list")}
      columns={columns}
      rows={props.vouchers}
      keyOf={({ id }) => id}
      empty={<EmptyState icon="ticket" title={t("empty.title")} text={t("empty.text")} />}
    />
  );
}
