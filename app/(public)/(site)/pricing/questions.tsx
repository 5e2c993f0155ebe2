import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { Panel } from "@/components/ui/panel";

const QUESTIONS = ["stop", "later", "count", "errors", "when", "expiry"] as const;

/** What people ask about prices, each with the rule that answers it. */
export function Questions() {
  const t = useTranslations("site.pricing.faq");
  return (
    <Panel title={t("title")} flush>
      {QUESTIONS.map((question) => (
        <details key={question} className="group border-line px-4 py-2.5 not-first:border-t">
          <summary className="min-h-6 font-medium">{t(`items.${question}.q`)}</summary>
          <p className="mt-1 pb-1 text-ink2">
            {t(`items.${question}.a`)} <RuleChip id={t(`items.${question}.rule`)} />
          </p>
        </details>
      ))}
    </Panel>
  );
}
