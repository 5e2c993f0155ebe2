import { useTranslations } from "next-intl";

import { RefundRuleCounts, useRefundRules } from "@/components/billing/refund-rules";
import { RuleTrace } from "@/components/billing/rule-trace";
import { Panel } from "@/components/ui/panel";
import type { Review } from "./review";

/** Rule by rule, what must be judged first; the signal leads to its evidence. */
export function ReviewRules({ review }: { readonly review: Review }) {
  const t = useTranslations("review.rules");
  const checks = useRefundRules(review.checks).map((check) =>
    check.outcome === "signal"
      ? { ...check, source: { label: t("evidence"), href: "#evidence" } }
      : check,
  );
  return (
    <Panel title={t("title")} note={<RefundRuleCounts checks={review.checks} />} flush compact>
      <RuleTrace checks={checks} />
    </Panel>
  );
}
