import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { RuleChip } from "@/components/billing/rule-chip";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { catalogAt } from "@/lib/core/catalog";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { catalogs } from "@/lib/services/catalogs";
import { NextPrices } from "./next-prices";
import { OffersForMachines } from "./offers-for-machines";
import { PackPrices, TierPrices } from "./price-tables";
import { Questions } from "./questions";

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
    <div className="mx-auto max-w-[1080px] space-y-3.5">
      <PageHeader
        title={t("title")}
        actions={<ButtonLink href={routes.calculator()}>{t("calculator")}</ButtonLink>}
      />
      <p className="text-ink2">{t("lead", { version: catalog.version })}</p>
      <NextPrices versions={versions} now={now} />
      <Panel title={t("packs")} note={t("packsNote")} action={<RuleChip id="R-CAT-3" />} flush>
        <PackPrices packs={catalog.packs} tiers={catalog.products.general.tiers} />
      </Panel>
      <Panel title={t("tiers")} note={t("tiersNote")} action={<RuleChip id="R-PRICE-1" />} flush>
        <TierPrices products={catalog.products} />
      </Panel>
      <div className="grid gap-3.5 md:grid-cols-3">
        <Panel title={t("free")} action={<RuleChip id="R-FREE-1" />}>
          <p className="text-ink2">{t("freeText", { free })}</p>
        </Panel>
        <Panel title={t("order")} action={<RuleChip id="R-USE-3" />}>
          <p className="text-ink2">{t("orderText")}</p>
        </Panel>
        <Panel title={t("refund")} action={<RuleChip id="R-REF-3" />}>
          <p className="text-ink2">{t("refundText")}</p>
          <p className="mt-2">
            <Link href={routes.legal("refunds")} className="lnk">
              {t("fullRefund")}
            </Link>
          </p>
        </Panel>
      </div>
      <Questions />
      <OffersForMachines catalog={catalog} url={new URL(routes.pricing(), env().consoleUrl).href} />
    </div>
  );
}
