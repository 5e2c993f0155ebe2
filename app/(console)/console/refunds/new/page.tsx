import { randomUUID } from "node:crypto";

import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";

import { idFrom, type SearchParams } from "@/app/search-params";
import { RefundRefusals, RefundRuleCounts, RefundRules } from "@/components/billing/refund-rules";
import { Banner } from "@/components/shell/banner";
import { PageHeader } from "@/components/shell/page-header";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { packOf } from "@/db/queries/packs";
import { requireCustomer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/format/instant";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import { refundOutlook } from "@/lib/services/refunds/refund-outlook";
import { AskRefund } from "./ask-refund";
import { PackFacts } from "./pack-facts";
import { RefundSplit } from "../refund-split";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("refunds"))("new.title") };
}

const SECONDS_BETWEEN_CHECKS = 5;

/** Whether a pack can go back, how much, and where to; the rules are asked again every few seconds. */
export default async function NewRefundPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { accountId, now, context } = await requireCustomer();
  const packId = idFrom((await searchParams).pack);
  if (!packId) redirect(routes.refunds());
  const db = database();
  const [t, words, locale, pack, outlook] = await Promise.all([
    getTranslations("refunds"),
    getTranslations("components"),
    getLocale(),
    packOf(db, accountId, packId, now),
    refundOutlook(db, context.clock, accountId, packId),
  ]);
  if (!pack || !outlook) notFound();
  const name = packName(pack, locale, words);
  const isRefusable = outlook.verdict === "refuse";

  return (
    <>
      <LiveRefresh seconds={SECONDS_BETWEEN_CHECKS} />
      <PageHeader
        title={t("new.title")}
        note={`${name} · ${pack.id}`}
        back={{ label: t("title"), href: routes.refunds() }}
      />
      {isRefusable && (
        <Banner
          severity="bad"
          title={t("new.refused")}
          action={{ label: t("new.toPacks"), href: routes.packs() }}
        >
          <RefundRefusals checks={outlook.rules} pack={{ ...pack, usable: pack.place !== null }} />
        </Banner>
      )}
      {outlook.verdict === "review" && <Banner severity="warn">{t("new.review")}</Banner>}
      <PackFacts pack={pack} name={name} outlook={outlook} now={now} />
      <Panel
        title={t("rules.title")}
        note={t("rules.live", { at: formatInstant(now, "full"), seconds: SECONDS_BETWEEN_CHECKS })}
        action={<RefundRuleCounts checks={outlook.rules} />}
        flush
      >
        <RefundRules checks={outlook.rules} />
      </Panel>
      {!isRefusable && (
        <div className="grid gap-3.5 xl:grid-cols-2 items-start">
          <Panel title={t("split.title")} note={t("split.note")} flush>
            <RefundSplit paid={pack} returned={outlook.amounts} />
          </Panel>
          <AskRefund
            packId={pack.id}
            name={name}
            amounts={outlook.amounts}
            requestKey={randomUUID()}
          />
        </div>
      )}
    </>
  );
}
