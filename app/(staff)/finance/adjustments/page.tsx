import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { endBefore, endOf, pageOf, ROWS_PER_PAGE, trailOf } from "@/app/(console)/trail";
import { actorNames } from "@/app/(staff)/actor-names";
import { watchedClock } from "@/app/(staff)/watched-clock";
import { idFrom, type SearchParams } from "@/app/search-params";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink, DownloadLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { adjustmentById, adjustmentsFor, adjustmentsWaiting } from "@/db/queries/adjustments";
import { requireStaff } from "@/lib/auth/viewer";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";
import { changeInWords } from "./change";
import { CorrectionTabs } from "./correction-tabs";
import { HistoryTable } from "./history-table";
import { WaitingTable } from "./waiting-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("corrections"))("title") };
}

/** R-SET-5 · Corrections of bills and balances: those that wait for a second person, and all that were made. */
export default async function AdjustmentsPage(props: { readonly searchParams: SearchParams }) {
  const { clockId, person } = await requireStaff("finance");
  const query = await props.searchParams;
  const trail = trailOf(query.trail);
  const after = endBefore(trail);
  const doneId = idFrom(query.done);
  const db = database();
  const [t, clock, waiting, found, done] = await Promise.all([
    getTranslations("corrections"),
    watchedClock(),
    adjustmentsWaiting(db, clockId),
    adjustmentsFor(db, { clockId, ...(after ? { after } : {}), limit: ROWS_PER_PAGE + 1 }),
    doneId ? adjustmentById(db, doneId) : null,
  ]);
  const { rows, pager } = pageOf(found, trail, {
    endOf: ({ requestedAt, id }) => endOf(requestedAt, id),
    href: (trail) => routes.adjustments({ trail }),
  });
  const [nameOf, { policies }] = await Promise.all([
    actorNames(
      [...waiting, ...rows].flatMap(({ requestedBy, decidedBy }) =>
        decidedBy ? [requestedBy, decidedBy] : [requestedBy],
      ),
    ),
    catalogInForce(db, clock.now),
  ]);
  const limit = formatMoney(policies.coApprovalAbove);

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <DownloadLink href={routes.adjustmentsFile()}>{t("export")}</DownloadLink>
            <ButtonLink href={routes.newAdjustment()} kind="primary" icon="draft">
              {t("new")}
            </ButtonLink>
          </>
        }
      />
      <CorrectionTabs current="adjustments" />
      {done?.clockId === clockId && (
        <Banner severity={done.state === "booked" ? "ok" : "info"}>
          {t(`done.${done.state}`, { customer: done.accountName, amount: changeInWords(done) })}
        </Banner>
      )}
      <Panel title={t("waiting.title")} note={t("waiting.note", { limit })} flush>
        <WaitingTable rows={waiting} nameOf={nameOf} personId={person.id} limit={limit} />
      </Panel>
      <Panel title={t("history.title")} flush>
        <HistoryTable rows={rows} nameOf={nameOf} pager={pager} />
      </Panel>
    </>
  );
}
