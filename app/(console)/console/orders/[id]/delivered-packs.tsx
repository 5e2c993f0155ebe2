import { useTranslations } from "next-intl";

import { KeysetTable } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import { usePackColumns } from "../../packs/pack-columns";
import type { OrderDetail } from "./order-detail";

/** R-ORD-2 · The packs that the order delivered, one a unit. Each goes back on its own. */
export function DeliveredPacks({
  detail,
  now,
}: {
  readonly detail: OrderDetail;
  readonly now: Date;
}) {
  const t = useTranslations("orders.detail");
  const columns = usePackColumns({ now, chances: detail.chances })(
    "name",
    "state",
    "left",
    "ends",
    "refund",
    "actions",
  );
  return (
    <Panel title={t("packs")} note={t("packsNote", { count: detail.packs.length })} flush>
      <KeysetTable
        caption={t("packs")}
        columns={columns}
        rows={detail.packs}
        keyOf={({ id }) => id}
        empty={null}
      />
    </Panel>
  );
}
