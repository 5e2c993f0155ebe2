import { useTranslations } from "next-intl";

import { Timeline, type TimelineEntry } from "@/components/billing/timeline";
import type { InvoiceView } from "@/db/queries/invoices";

/** When it was applied for, decided on and reversed. Who on the staff did it is not the customer's concern. */
export function InvoiceTimeline({ invoice }: { readonly invoice: InvoiceView }) {
  const t = useTranslations("invoices.events");
  const steps: readonly (Omit<TimelineEntry, "at"> & { readonly at: Date | null })[] = [
    { key: "applied", at: invoice.appliedAt, title: t("applied"), tone: "pack" },
    { key: "withdrawn", at: invoice.withdrawnAt, title: t("withdrawn") },
    {
      key: "rejected",
      at: invoice.rejectedAt,
      title: t("rejected"),
      text: invoice.rejectedBecause,
      tone: "bad",
    },
    {
      key: "issued",
      at: invoice.issuedAt,
      title: t("issued"),
      text: t("number", { number: invoice.number ?? "" }),
      tone: "ok",
    },
    {
      key: "reversalAsked",
      at: invoice.reversalAskedAt,
      title: t("reversalAsked"),
      tone: "warn",
    },
    {
      key: "reversed",
      at: invoice.reversedAt,
      title: t("reversed"),
      text: invoice.reversalReason,
    },
  ];
  return <Timeline entries={steps.flatMap(({ at, ...step }) => (at ? [{ ...step, at }] : []))} />;
}
