import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { RuleChip } from "@/components/billing/rule-chip";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { catalogAt } from "@/lib/core/catalog";
import { formatCount } from "@/lib/format/count";
import { catalogs } from "@/lib/services/catalogs";
import { NextPrices } from "./next-prices";
import { PackPrices, TierPrices } from "./price-tables";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("site.pricing"))("title") };
}

/** What everything costs, straight from the catalogue in force, and what is announced to change. */
export default async function PricingPage() {
  const t = await getTranslations("site.pricing");
  const [versions, now] = [await catalogs(database()), systemClock.now()];
  const catalog = catalogAt(versions, now);
  const free = formatCount(catalog.products.general.freeCallsPerMonth);

  return (
    <div className="mx-auto max-w-[960px] space-y-4">
      <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
      <p className="text-ink2">{t("lead", { version: catalog.version })}</p>
      <NextPrices versions={versions} now={now} />
      <Panel title={t("tiers")} action={<RuleChip id="R-PRICE-1" />} flush>
        <TierPrices products={catalog.products} />
      </Panel>
      <Panel title={t("packs")} action={<RuleChip id="R-CAT-3" />} flush>
        <PackPrices packs={catalog.packs} tiers={catalog.products.general.tiers} />
      </Panel>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Panel title={t("free")} action={<RuleChip id="R-FREE-1" />}>
          <p className="text-ink2">{t("freeText", { free })}</p>
        </Panel>
        <Panel title={t("refund")} action={<RuleChip id="R-REF-3" />}>
          <p className="text-ink2">{t("refundText")}</p>
        </Panel>
      </div>
    </div>
  );
}
