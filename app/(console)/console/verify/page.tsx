import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { oneOf, type SearchParams } from "@/app/search-params";
import { StatusBadge } from "@/components/billing/status-badge";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { database } from "@/db";
import { latestVerification } from "@/db/queries/verifications";
import { requireCustomer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { KINDS } from "./kinds";
import { Submission } from "./submission";
import { VerifyForm } from "./verify-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

/** R-ACC-1 · Who the account belongs to: verified before any purchase. */
export default async function VerifyPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { account, accountId } = await requireCustomer();
  const query = await searchParams;
  const [t, latest] = await Promise.all([
    getTranslations("verify"),
    latestVerification(database(), accountId),
  ]);
  const state = stateOf(account.verifiedAt, latest);

  return (
    <>
      <PageHeader
        title={t("title")}
        badge={<StatusBadge status={`verification.${state}`} />}
        note={t("note")}
      />
      {state === "verified" && (
        <Banner severity="ok" action={{ label: t("toBuy"), href: routes.buy() }}>
          {t("state.verified")}
        </Banner>
      )}
      {state === "pending" && <Banner severity="info">{t("state.pending")}</Banner>}
      {state === "rejected" && (
        <Banner severity="bad" title={t("state.rejected")}>
          {latest?.reason}
        </Banner>
      )}
      {latest && state !== "rejected" && <Submission submission={latest} />}
      {(state === "none" || state === "rejected") && (
        <VerifyForm
          kind={oneOf(KINDS, query.kind) ?? KINDS[0]}
          accountId={accountId}
          filled={query.demo !== undefined}
        />
      )}
    </>
  );
}

type Latest = Awaited<ReturnType<typeof latestVerification>>;

function stateOf(
  verifiedAt: Date | null,
  latest: Latest,
): "verified" | "none" | "rejected" | "pending" {
  if (verifiedAt) return "verified";
  if (!latest) return "none";
  return latest.rejectedAt ? "rejected" : "pending";
}
