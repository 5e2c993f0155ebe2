import { useTranslations } from "next-intl";

import { Timeline, type TimelineEntry } from "@/components/billing/timeline";
import type { Refund } from "@/lib/services/refunds/refund";

/** When the request was made, passed on and decided. Who on the staff decided is not the customer's concern. */
export function RefundTimeline({ refund }: { readonly refund: Refund }) {
  const t = useTranslations("refunds.timeline");
  const { state, requestedAt, firstApprovedAt, decidedAt } = refund;
  const entries: TimelineEntry[] = [
    {
      key: "requested",
      at: requestedAt,
      title: t("requested"),
      text: t("reason", { reason: refund.reason }),
      tone: "pack",
    },
  ];
  if (firstApprovedAt)
    entries.push({ key: "first", at: firstApprovedAt, title: t("firstApproved"), tone: "warn" });
  if (decidedAt && (state === "paid" || state === "refused" || state === "withdrawn")) {
    entries.push({ key: "decided", at: decidedAt, title: t(state), tone: TONES[state] });
  }
  return <Timeline entries={entries} />;
}

const TONES = { paid: "ok", refused: "bad", withdrawn: "neutral" } as const;
