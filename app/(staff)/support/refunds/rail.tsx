import { getTranslations } from "next-intl/server";

import { requireStaff } from "@/lib/auth/viewer";
import { CustomerFacts } from "./customer-facts";
import { evidenceOf } from "./customer";
import { EvidenceTimeline } from "./evidence-timeline";
import type { Review } from "./review";

/** Beside a request: who asks, in their own words, and what they bought and gave back before (R-REF-7). */
export async function Rail({ review }: { readonly review: Review }) {
  const [{ role }, t, evidence] = await Promise.all([
    requireStaff("support", "finance"),
    getTranslations("review"),
    evidenceOf(review),
  ]);
  return (
    <aside
      aria-label={t("rail")}
      className="xl:w-[320px] shrink-0 xl:border-l border-line xl:bg-panel px-4 xl:py-3.5 space-y-3 xl:space-y-4 pb-4 xl:h-full xl:overflow-y-auto"
    >
      <section className="max-xl:panel max-xl:p-4">
        <CustomerFacts review={review} evidence={evidence} opens={role === "support"} />
      </section>
      <section
        id="evidence"
        className="scroll-mt-16 xl:border-t border-line xl:pt-3.5 max-xl:panel max-xl:p-4"
      >
        <EvidenceTimeline review={review} evidence={evidence} />
      </section>
    </aside>
  );
}
