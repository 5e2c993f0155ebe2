import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { idFrom } from "@/app/search-params";
import { RefundRuleCounts, RefundRules } from "@/components/billing/refund-rules";
import { StatusBadge } from "@/components/billing/status-badge";
import { PageHeader } from "@/components/shell/page-header";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { refundOf } from "@/db/queries/refunds";
import { requireCustomer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/format/instant";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import { isOpen } from "@/lib/services/refunds/refund";
import { RefundSplit } from "../refund-split";
import { RefundResult } from "./refund-result";
import { RefundTimeline } from "./refund-timeline";
import { WithdrawRefund } from "./withdraw-refund";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("refunds");
  return { title: t("one.title", { id: (await params).id }) };
}

const SECONDS_BETWEEN_LOOKS = 5;

/** What became of one request: the decision, what each purse gets back, and the rules as they stood. */
export default async function RefundPage({ params }: Props) {
  const { accountId, now } = await requireCustomer();
  const id = idFrom((await params).id);
  const found = id ? await refundOf(database(), accountId, id) : null;
  if (!found) notFound();
  const { refund, pack } = found;
  const [t, words, locale] = await Promise.all([
    getTranslations("refunds"),
    getTranslations("components"),
    getLocale(),
  ]);

  return (
    <>
      {isOpen(refund) && <LiveRefresh seconds={SECONDS_BETWEEN_LOOKS} />}
      <PageHeader
        title={t("one.title", { id: refund.id })}
        badge={<StatusBadge status={`refund.${refund.state}`} />}
        note={packName(pack, locale, words)}
        back={{ label: t("title"), href: routes.refunds() }}
        actions={isOpen(refund) && <WithdrawRefund refund={refund} />}
      />
      <RefundResult refund={refund} pack={pack} now={now} />
      <div className="grid gap-3.5 xl:grid-cols-2 items-start">
        <Panel title={t("one.timeline")}>
          <RefundTimeline refund={refund} />
        </Panel>
        <Panel title={t("split.title")} note={t("split.note")} flush>
          <RefundSplit paid={pack} returned={refund} balanced={refund.state === "paid"} />
        </Panel>
      </div>
      <Panel
        title={t("rules.title")}
        note={t("rules.asOf", { at: formatInstant(refund.requestedAt, "full") })}
        action={<RefundRuleCounts checks={refund.rules} />}
        flush
      >
        <RefundRules checks={refund.rules} />
      </Panel>
    </>
  );
}
