import { randomUUID } from "node:crypto";

import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { watchedClock } from "@/app/(staff)/watched-clock";
import { oneOf, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { requireStaff } from "@/lib/auth/viewer";
import { addDays, dayOf } from "@/lib/core/calendar";
import { shortCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { catalogInForce } from "@/lib/services/catalogs";
import { openGiftAction, openSaleAction } from "../actions";
import { GiftFields, SaleFields, StartDialog, TimeFields } from "./fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns"))("form.title") };
}

const KINDS = ["sale", "gift"] as const;

/** R-REF-6, R-USE-3 · A new campaign: for a time, one size for less, or calls for nothing. */
export default async function NewCampaignPage(props: { readonly searchParams: SearchParams }) {
  await requireStaff("operator");
  const [t, locale, clock, query] = await Promise.all([
    getTranslations("campaigns"),
    getLocale(),
    watchedClock(),
    props.searchParams,
  ]);
  const kind = oneOf(KINDS, query.kind) ?? "sale";
  const { packs } = await catalogInForce(database(), clock.now);
  const today = dayOf(clock.now);

  return (
    <>
      <PageHeader title={t("form.title")} back={{ label: t("title"), href: routes.campaigns() }} />
      <div className="max-w-2xl">
        <Panel
          title={t("form.terms")}
          action={
            <LinkTabs
              label={t("form.kinds")}
              tabs={KINDS.map((each) => ({
                label: t(`kind.${each}`),
                href: routes.newCampaign({ kind: each }),
                current: each === kind,
              }))}
            />
          }
        >
          <ActionForm
            key={kind}
            action={kind === "sale" ? openSaleAction : openGiftAction}
            className="space-y-3"
          >
            <input type="hidden" name="requestKey" value={randomUUID()} />
            {kind === "sale" ? (
              <SaleFields
                options={packs.map(({ sku, calls, price }) => ({
                  value: sku,
                  label: t("form.skuOption", {
                    size: shortCount(calls, locale),
                    price: formatMoney(price),
                  }),
                }))}
              />
            ) : (
              <GiftFields />
            )}
            <TimeFields startsAt={`${today}T00:00`} endsAt={`${addDays(today, 14)}T00:00`} />
            <StartDialog />
          </ActionForm>
        </Panel>
      </div>
    </>
  );
}
