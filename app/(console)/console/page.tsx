import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { StatusBadge } from "@/components/billing/status-badge";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { requireCustomer } from "@/lib/auth/viewer";
import { nextMonth } from "@/lib/core/calendar";
import { PRODUCTS } from "@/lib/core/catalog";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { Live, versionBefore } from "../live";
import { Activated, ActivationCard } from "./activation-card";
import { Insight } from "./insight";
import { KeyFigures } from "./key-figures";
import { nextSteps } from "./next-steps";
import { NextStepsPanel } from "./next-steps-panel";
import { overviewOf } from "./overview";
import { PacksPanel } from "./packs-panel";
import { QuotaPanel } from "./quota-panel";
import { serviceStatus } from "./service-status";
import { UsagePanel } from "./usage-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Am I all right, what will it cost, and what should I do? */
export default async function OverviewPage({ searchParams }: Props) {
  const customer = await requireCustomer();
  const { account } = customer;
  const version = await versionBefore(account.id);
  const [t, query, overview] = await Promise.all([
    getTranslations("overview"),
    searchParams,
    overviewOf(customer),
  ]);
  const status = serviceStatus(account, overview);
  const product = PRODUCTS.find((each) => each === query.product);

  return (
    <>
      <PageHeader
        title={t("title")}
        badge={<StatusBadge status={status} />}
        note={
          account.activatedAt && (
            <span className="max-sm:sr-only">
              {t("note", {
                month: overview.month,
                time: formatInstant(overview.now, "time"),
                billed: Number(nextMonth(overview.month).slice(5)),
              })}
            </span>
          )
        }
        actions={
          <>
            <ButtonLink href={routes.recharge()} icon="wallet">
              {t("recharge")}
            </ButtonLink>
            <ButtonLink href={routes.buy()} kind="primary" icon="pack-plus">
              {t("buy")}
            </ButtonLink>
          </>
        }
      />
      {!account.activatedAt ? (
        <ActivationCard
          account={account}
          freeCalls={overview.catalog.products.general.freeCallsPerMonth}
        />
      ) : (
        <>
          <Live version={version} />
          {query.activated && <Activated overview={overview} />}
          {status === "service.active" && <Insight overview={overview} />}
          <KeyFigures overview={overview} />
          <div className="grid xl:grid-cols-[minmax(0,1fr)_364px] gap-3.5">
            <UsagePanel overview={overview} product={product} />
            <QuotaPanel overview={overview} />
          </div>
          <div className="grid xl:grid-cols-[minmax(0,1fr)_364px] gap-3.5 items-start">
            <PacksPanel overview={overview} />
            <NextStepsPanel steps={nextSteps(account, overview)} />
          </div>
        </>
      )}
    </>
  );
}
