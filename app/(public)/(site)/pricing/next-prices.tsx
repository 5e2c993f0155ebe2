import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { ChangesTable } from "@/components/billing/terms-tables";
import { Banner } from "@/components/shell/banner";
import { Panel } from "@/components/ui/panel";
import { catalogAt, type Catalog } from "@/lib/core/catalog";
import { changesBetween, isPrice } from "@/lib/core/catalog-terms";
import { formatInstant } from "@/lib/format/instant";

/** R-CAT-6 · The next version that was announced: from when, and which prices and quotas it changes. */
export function NextPrices(props: { readonly versions: readonly Catalog[]; readonly now: Date }) {
  const t = useTranslations("site.pricing.next");
  const { versions, now } = props;
  const [next] = versions
    .filter(({ effectiveFrom }) => effectiveFrom > now)
    .toSorted((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
  if (!next) return null;
  const changes = changesBetween(catalogAt(versions, now), next).filter(
    ({ term }) => isPrice(term) || term.kind === "quota",
  );
  if (changes.length === 0) return null;
  const from = formatInstant(next.effectiveFrom, "full");
  return (
    <>
      <Banner severity="info" icon="clock" title={t("title", { from })}>
        {t("text")}
      </Banner>
      <Panel title={t("changes")} action={<RuleChip id="R-CAT-6" />} flush>
        <ChangesTable caption={t("changes")} changes={changes} />
      </Panel>
    </>
  );
}
