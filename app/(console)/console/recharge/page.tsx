import { randomUUID } from "node:crypto";

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { idFrom, oneOf, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink, DownloadLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import { rechargeOf, rechargesOf } from "@/db/queries/ledger";
import { requireCustomer } from "@/lib/auth/viewer";
import { monthOf } from "@/lib/core/calendar";
import { routes } from "@/lib/routes";
import { pursesOf } from "@/lib/services/ledger";
import { openBill } from "@/lib/services/settlement/open-bill";
import { Wallet } from "../transactions/wallet";
import { rechargeAction } from "./actions";
import { AmountChips } from "./amount-chips";
import { openChannels } from "./channels";
import { RechargeProgress } from "./recharge-progress";
import { RechargesTable } from "./recharges-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recharge"))("title") };
}

const SHOWN = 10;

/** Puts money in. What is paid lands in cash, which pays a debt by nature (R-FUND-4). */
export default async function RechargePage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { account, accountId, now } = await requireCustomer();
  const query = await searchParams;
  const channels = openChannels(account);
  const channel = oneOf(channels, query.method) ?? channels[0];
  const amount = typeof query.amount === "string" ? query.amount : "";
  const underWay = idFrom(query.recharge);
  const [t, purses, soFar, recharges, returned] = await Promise.all([
    getTranslations("recharge"),
    pursesOf(database(), accountId),
    openBill(database(), accountId, monthOf(now)),
    rechargesOf(database(), accountId, SHOWN),
    underWay ? rechargeOf(database(), accountId, underWay) : null,
  ]);

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <>
            <DownloadLink href={routes.rechargesFile()}>{t("export")}</DownloadLink>
            <ButtonLink href={routes.vouchers()} icon="ticket">
              {t("vouchers")}
            </ButtonLink>
          </>
        }
      />
      {returned?.channel === "alipay" && (
        <RechargeProgress recharge={returned} purses={purses} now={now} />
      )}
      <Wallet purses={purses} />
      <div className="grid gap-3.5 xl:grid-cols-[2fr_3fr] items-start">
        <Panel title={t("form")}>
          <LinkTabs
            label={t("method.label")}
            tabs={channels.map((each) => ({
              label: t(`method.${each}`),
              href: routes.recharge({ method: each, amount: amount || undefined }),
              current: each === channel,
            }))}
          />
          <AmountChips
            purses={purses}
            due={soFar?.totals.charge}
            chosen={amount}
            channel={channel}
          />
          {/* A field keeps what was typed; a new key makes it take the amount of the chip. */}
          <ActionForm
            key={`${channel} ${amount}`}
            action={rechargeAction}
            className="mt-3 space-y-3"
          >
            <TextField
              name="amount"
              label={t("amount")}
              help={t("amountHelp")}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={amount}
              required
            />
            <input type="hidden" name="channel" value={channel} />
            <input type="hidden" name="requestKey" value={randomUUID()} />
            <p className="text-xs text-ink2">{t(`text.${channel}`)}</p>
            <SubmitButton>{t(`submit.${channel}`)}</SubmitButton>
          </ActionForm>
        </Panel>
        <Panel title={t("recent.title")} note={t("recent.note", { count: SHOWN })} flush>
          <RechargesTable recharges={recharges} now={now} />
        </Panel>
      </div>
    </>
  );
}
