import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { database } from "@/db";
import { verificationsWaiting } from "@/db/queries/verifications";
import { requireStaff } from "@/lib/auth/viewer";
import { formatCount } from "@/lib/format/count";
import { VerificationCard } from "./verification-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("support.verifications"))("title") };
}

/** R-ACC-1 · Submissions that passed the check digit and wait for a person, the longest waiting first. */
export default async function VerificationsPage() {
  const { clockId } = await requireStaff("support");
  const [waiting, t] = await Promise.all([
    verificationsWaiting(database(), clockId),
    getTranslations("support.verifications"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} note={t("waiting", { count: formatCount(waiting.length) })} />
      {waiting.length === 0 ? (
        <div className="panel">
          <EmptyState icon="identity" title={t("empty")} text={t("emptyText")} />
        </div>
      ) : (
        <ul className="grid gap-3.5 md:grid-cols-2">
          {waiting.map((submitted) => (
            <li key={submitted.id}>
              <VerificationCard submitted={submitted} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
