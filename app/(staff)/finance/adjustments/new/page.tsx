import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { database } from "@/db";
import { requireStaff } from "@/lib/auth/viewer";
import { systemClock } from "@/lib/clock";
import { routes } from "@/lib/routes";
import { adjustmentOutlook } from "@/lib/services/adjustments/adjustment-outlook";
import { accountHere } from "../../account-here";
import { draftFrom, wishOf, type Draft } from "../draft";
import { CheckPanel } from "./check-panel";
import { DraftForm } from "./draft-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("corrections"))("new") };
}

/** R-SET-5 · Two steps: what to correct, and what it comes to. Each is an address, so nothing is lost on the way. */
export default async function NewAdjustmentPage(props: { readonly searchParams: SearchParams }) {
  const { clockId } = await requireStaff("finance");
  const query = await props.searchParams;
  const [t, checked] = await Promise.all([
    getTranslations("corrections"),
    query.step === "check" ? checkedDraft(clockId, draftFrom(query)) : null,
  ]);
  return (
    <>
      <PageHeader title={t("new")} back={{ label: t("title"), href: routes.adjustments() }} />
      <div className="max-w-2xl">
        {checked ? <CheckPanel {...checked} /> : <DraftForm draft={partsOf(query)} />}
      </div>
    </>
  );
}

/** What the draft comes to; null where it no longer makes sense, and then the form says why when it is sent. */
async function checkedDraft(clockId: string, draft: Draft | null) {
  const account = draft && (await accountHere(clockId, draft.account));
  if (!draft || !account) return null;
  const outlook = await adjustmentOutlook(database(), systemClock, wishOf(draft));
  return outlook.ok ? { account, draft, outlook: outlook.value } : null;
}

const partsOf = (query: Awaited<SearchParams>): Partial<Draft> => {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  return {
    account: text("account"),
    month: text("month"),
    direction: query.direction === "debit" ? "debit" : "credit",
    amount: text("amount"),
    reason: text("reason"),
  };
};
