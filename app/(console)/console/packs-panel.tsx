import { useTranslations } from "next-intl";
import Link from "next/link";

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeysetTable } from "@/components/ui/keyset-table";
import { Panel } from "@/components/ui/panel";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import type { Overview } from "./overview";
import { usePackColumns } from "./packs/pack-columns";

const MOST_SHOWN = 5;

/** The packs that cover calls, in the order in which they do, and the month's free quota. */
export function PacksPanel({ overview }: { readonly overview: Overview }) {
  const t = useTranslations("overview.packs");
  const columns = usePackColumns(overview)(
    "order",
    "name",
    "state",
    "left",
    "ends",
    "refund",
    "actions",
  );
  const { packs, packsEver, month } = overview;
  const covering = packs.filter(({ place }) => place !== null);
  const usedUpFree = packs.filter(({ place, freeMonth }) => place === null && freeMonth === month);
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      flush
      action={
        <Link href={routes.packs()} className="lnk text-xs">
          {t("all", { count: formatCount(packsEver) })}
        </Link>
      }
    >
      <KeysetTable
        caption={t("title")}
        columns={columns}
        rows={[...covering.slice(0, MOST_SHOWN), ...usedUpFree]}
        keyOf={(pack) => pack.id}
        empty={
          <EmptyState
            icon="pack"
            title={t("none")}
            action={<ButtonLink href={routes.buy()}>{t("compare")}</ButtonLink>}
          />
        }
      />
    </Panel>
  );
}
