import { useTranslations } from "next-intl";

import { Banner, type Severity } from "@/components/shell/banner";
import type { InvoiceView } from "@/db/queries/invoices";
import { withdrawableUntil, type InvoiceState } from "@/lib/core/invoice-state";
import { deadline24 } from "@/lib/format/instant";

/** What became of the application, in a sentence. */
export function InvoiceResult({
  invoice,
  now,
}: {
  readonly invoice: InvoiceView;
  readonly now: Date;
}) {
  const t = useTranslations("invoices.result");
  const until = withdrawableUntil(invoice.appliedAt);
  const key = invoice.state === "applied" && now >= until ? "appliedLate" : invoice.state;
  return (
    <Banner severity={SEVERITIES[invoice.state]}>
      {t(key, {
        until: deadline24(until, "full"),
        number: (invoice.state === "reversed" ? invoice.reversalNumber : invoice.number) ?? "",
        reason: invoice.reversalReason ?? invoice.rejectedBecause ?? "",
      })}
    </Banner>
  );
}

const SEVERITIES: Readonly<Record<InvoiceState, Severity>> = {
  applied: "info",
  issued: "ok",
  reversal_asked: "info",
  rejected: "bad",
  withdrawn: "neutral",
  reversed: "neutral",
};
