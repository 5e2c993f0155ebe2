import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { PageHeader } from "@/components/shell/page-header";
import { DownloadLink } from "@/components/ui/button";
import { PrintButton } from "@/components/ui/print-button";
import { TableSkeleton } from "@/components/ui/skeleton";
import { CHECKS } from "@/db/queries/reconciliation/reconcile";
import { requireStaff } from "@/lib/auth/viewer";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { RunAgain } from "./run-again";
import { Results } from "./results";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reconciliation"))("title") };
}

/** R-FUND-3, R-USE-8, R-REV-1 · Every equation of the books, asked now, and where one does not hold. */
export default async function ReconciliationPage() {
  const { role } = await requireStaff("finance", "operator");
  const [t, clock] = await Promise.all([getTranslations("reconciliation"), watchedClock()]);
  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note", { count: formatCount(CHECKS.length) })}
        actions={
          <>
            <PrintButton />
            <DownloadLink href={routes.reconciliationFile()}>{t("export")}</DownloadLink>
            <RunAgain>{t("again")}</RunAgain>
          </>
        }
      />
      <Suspense fallback={<TableSkeleton rows={CHECKS.length} />}>
        <Results clockId={clock.id} role={role} />
      </Suspense>
    </>
  );
}
