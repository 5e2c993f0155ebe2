import { getTranslations } from "next-intl/server";

import { Icon } from "@/components/ui/icon";
import { requireStaff } from "@/lib/auth/viewer";
import { DecisionForm } from "./decision-form";
import { refusalText } from "./refusal-text";
import type { Review } from "./review";

/** At the foot of a request: the decision, for whoever's turn it is; else whose turn that is. */
export async function DecisionBar({ review }: { readonly review: Review }) {
  const [{ role }, t] = await Promise.all([
    requireStaff("support", "finance"),
    getTranslations("review.decide"),
  ]);
  if (!review.waiting) return null;
  const needed = review.refund.state === "in_review" ? "support" : "finance";
  return (
    <section
      aria-label={t("title")}
      className="sm:sticky sm:bottom-0 z-10 sm:border-t border-line2 sm:bg-panel px-4 lg:px-5 py-2.5 max-sm:pb-20 sm:shadow-[0_-6px_16px_-10px_rgb(0_0_0/.25)]"
    >
      {role === needed ? (
        <DecisionForm review={review} refusal={await refusalText(review)} />
      ) : (
        <p className="flex items-center gap-2 text-ink2 min-h-9">
          <Icon name="waiting" />
          {t(`waitsFor.${needed}`)}
        </p>
      )}
    </section>
  );
}
