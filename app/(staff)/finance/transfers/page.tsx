import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { watchedClock } from "@/app/(staff)/watched-clock";
import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import {
  paymentFaults,
  transfersSeen,
  transfersWaiting,
  transfersWaitingCount,
} from "@/db/queries/recharges";
import { requireStaff } from "@/lib/auth/viewer";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { FaultsPanel } from "./faults-panel";
import { SeenTable } from "./seen-table";
import { WaitingTable } from "./waiting-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfers"))("title") };
}

const SHOWN = 10;

/** R-FUND-4 · Money that customers said they sent to the bank: finance compares it with the bank's statement. */
export default async function TransfersPage(props: { readonly searchParams: SearchParams }) {
  const { clockId } = await requireStaff("finance");
  const trail = trailOf((await props.searchParams).trail);
  const db = database();
  const [t, clock, count, found, seen, faults] = await Promise.all([
    getTranslations("transfers"),
    watchedClock(),
    transfersWaitingCount(db, clockId),
    transfersWaiting(db, clockId, { after: endBefore(trail), limit: ROWS_PER_PAGE + 1 }),
    transfersSeen(db, clockId, SHOWN),
    paymentFaults(db, clockId, SHOWN),
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ recharge }) => endOf(recharge.createdAt, recharge.id),
    href: (trail) => routes.transfers({ trail }),
  });

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note", { count: formatCount(count) })}
        actions={<DownloadLink href={routes.transfersFile()}>{t("export")}</DownloadLink>}
      />
      <FaultsPanel faults={faults} most={SHOWN} />
      <Panel title={t("waiting.title")} note={t("waiting.note")} flush>
        <WaitingTable rows={rows} now={clock.now} pager={pager} />
      </Panel>
      <Panel title={t("seen.title")} note={t("seen.note", { count: SHOWN })} flush>
        <SeenTable rows={seen} />
      </Panel>
    </>
  );
}
