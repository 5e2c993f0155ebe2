import { useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable, type Pager } from "@/components/ui/keyset-table";
import type { PackTab, PackView } from "@/db/queries/packs";
import { routes } from "@/lib/routes";
import { usePackColumns } from "./pack-columns";
import type { PackList } from "./pack-list";

/** The packs of one tab. */
export function PackTable(props: {
  readonly list: PackList;
  readonly tab: PackTab;
  readonly rows: readonly PackView[];
  readonly now: Date;
  readonly pager?: Pager | undefined;
}) {
  const t = useTranslations("packs");
  const columns = usePackColumns({ now: props.now, chances: props.list.chances })(
    "order",
    "name",
    "source",
    "state",
    "left",
    "total",
    "starts",
    "ends",
    "refund",
    "actions",
  );
  return (
    <KeysetTable
      caption={t(`tabs.${props.tab}`)}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      empty={
        <EmptyState
          icon="pack"
          title={t(props.list.all.length === 0 ? "empty.none" : "empty.tab")}
          text={t("empty.text")}
          action={<ButtonLink href={routes.buy()}>{t("empty.compare")}</ButtonLink>}
        />
      }
      {...(props.pager ? { pager: props.pager } : {})}
    />
  );
}
