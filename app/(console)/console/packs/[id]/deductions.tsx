import { useTranslations } from "next-intl";

import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Column } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import { formatCount } from "@/lib/format/count";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { endBefore, endOf, pageOf, ROWS_PER_PAGE, type Trail } from "../../../trail";
import type { Deduction, PackDetail } from "./pack-detail";

/** R-USE-8 · What the pack gave, hour by hour; used and left add up to the whole. */
export function Deductions({
  detail,
  trail,
}: {
  readonly detail: PackDetail;
  readonly trail: Trail;
}) {
  const t = useTranslations("packs.deductions");
  const { deductions, pack } = detail;
  const columns: readonly Column<Deduction>[] = [
    {
      key: "hour",
      header: t("hour"),
      card: "title",
      cell: ({ hour }) => formatInstant(hour, "full").slice(0, 16),
    },
    { key: "product", header: t("product"), card: "hidden", cell: () => t("general") },
    {
      key: "calls",
      header: t("calls"),
      align: "right",
      cell: ({ calls }) => `−${formatCount(calls)}`,
    },
    {
      key: "left",
      header: t("left"),
      align: "right",
      cell: ({ leftAfter }) => formatCount(leftAfter),
    },
  ];
  const newestFirst = deductions.toReversed();
  const last = endBefore(trail)?.at.getTime();
  const from = newestFirst.findIndex(({ hour }) => hour.getTime() === last) + 1;
  const { rows, pager } = pageOf(newestFirst.slice(from, from + ROWS_PER_PAGE + 1), trail, {
    endOf: ({ hour }) => endOf(hour, "hour"),
    href: (next) => routes.pack(pack.id, { trail: next }),
  });
  return (
    <Panel
      title={t("title")}
      note={t("note", { used: formatCount(pack.callsUsed), hours: formatCount(deductions.length) })}
      flush
    >
      <KeysetTable
        caption={t("title")}
        columns={columns}
        rows={rows}
        keyOf={({ hour }) => hour.toISOString()}
        empty={<EmptyState icon="inbox" title={t("none")} />}
        {...(pager ? { pager } : {})}
      />
    </Panel>
  );
}
