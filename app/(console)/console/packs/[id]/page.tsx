import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { StatusBadge } from "@/components/billing/status-badge";
import { Timeline } from "@/components/billing/timeline";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { requireCustomer } from "@/lib/auth/viewer";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import { trailOf } from "../../../trail";
import { statusOf } from "../pack-columns";
import { Deductions } from "./deductions";
import { milestonesOf } from "./milestones";
import { packDetailOf } from "./pack-detail";
import { PackFacts } from "./pack-facts";
import { PackLine } from "./pack-line";
import { RefundRules } from "./refund-rules";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("packs"))("detail.title") };
}

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly trail?: string | string[] }>;
};

/** One pack: what it gave and when, and whether it could go back. */
export default async function PackPage({ params, searchParams }: Props) {
  const [customer, { id }, query] = await Promise.all([requireCustomer(), params, searchParams]);
  const [t, words, locale, detail] = await Promise.all([
    getTranslations("packs"),
    getTranslations("components"),
    getLocale(),
    packDetailOf(customer, id),
  ]);
  if (!detail) notFound();
  const { pack, chance } = detail;
  const { now } = customer;

  return (
    <>
      <PageHeader
        title={packName(pack, locale, words)}
        back={{ label: t("title"), href: routes.packs() }}
        badge={<StatusBadge status={statusOf(pack, now)} />}
        actions={
          chance.open && (
            <ButtonLink href={routes.newRefund({ pack: pack.id })} icon="refund">
              {t("askRefund")}
            </ButtonLink>
          )
        }
      />
      <PackFacts pack={pack} />
      <div className="grid xl:grid-cols-[minmax(0,1fr)_364px] gap-3.5 items-start">
        <div className="space-y-3.5">
          <Panel title={t("detail.line")} note={t("detail.lineNote")}>
            <PackLine detail={detail} now={now} />
          </Panel>
          <Deductions detail={detail} trail={trailOf(query.trail)} />
        </div>
        <div className="space-y-3.5">
          <RefundRules detail={detail} now={now} />
          <Panel title={t("detail.timeline")}>
            <Timeline
              entries={milestonesOf(detail, now).map(({ what, at, tone }) => ({
                key: what,
                at,
                title: t(`milestone.${what}`),
                tone,
              }))}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}
