import { randomUUID } from "node:crypto";

import { useLocale, useTranslations } from "next-intl";
import Form from "next/form";

import { EndOf, Instant } from "@/components/billing/instant";
import { Money } from "@/components/billing/money";
import { ButtonLink, FilterButton } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { oneYearLater } from "@/lib/core/calendar";
import type { Catalog } from "@/lib/core/catalog";
import { times } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import { refundableUntil, type Choice } from "./choice";
import { SaleNote } from "./sale-note";

type Props = {
  readonly customer: Pick<CustomerViewer, "account" | "now">;
  readonly catalog: Catalog;
  readonly choice: Choice;
  readonly calls: number | undefined;
};

/** What is chosen and what it comes to. Whatever stands in the way of buying is said here, with the way out. */
export function Summary({ customer, catalog, choice, calls }: Props) {
  const [t, sales, words] = [
    useTranslations("buy.summary"),
    useTranslations("buy.sale"),
    useTranslations("components"),
  ];
  const locale = useLocale();
  const { offer, quantity, sale } = choice;
  const { now } = customer;
  const until = refundableUntil(choice, now, catalog.policies.refundDays);
  return (
    <div className="lg:sticky lg:top-16">
      <Panel title={t("title")}>
        <Form
          action={routes.buy()}
          scroll={false}
          className="flex items-end gap-2"
          key={`${offer.sku} ${quantity}`}
        >
          <input type="hidden" name="sku" value={offer.sku} />
          {calls !== undefined && <input type="hidden" name="calls" value={calls} />}
          <div className="w-24">
            <TextField
              name="quantity"
              label={t("quantity")}
              type="number"
              min="1"
              max={String(catalog.policies.packQuantityMax)}
              defaultValue={String(quantity)}
            />
          </div>
          <FilterButton>{t("update")}</FilterButton>
        </Form>
        <div className="my-3 border-y border-line py-3">
          <Facts
            facts={[
              {
                label: t("item"),
                value: `${packName({ kind: "bought", callsTotal: offer.calls }, locale, words)} × ${quantity}`,
              },
              { label: t("validTo"), value: <Instant at={oneYearLater(now)} style="day" /> },
              {
                label: t("refundable"),
                value: until ? (
                  <>
                    <EndOf at={until} />
                    <span className="block text-ink3">{t("refundableNote")}</span>
                  </>
                ) : (
                  sales("noRefund")
                ),
              },
            ]}
          />
        </div>
        <p className="flex items-baseline">
          <span className="font-medium">{t("total")}</span>
          <span className="ml-auto flex items-baseline gap-2 text-lg font-semibold">
            {sale && (
              <s className="text-xs font-normal text-ink3 num">
                <span className="sr-only">{sales("listPrice")} </span>
                {formatMoney(times(choice.listPrice, quantity))}
              </s>
            )}
            <Money amount={times(offer.price, quantity)} />
          </span>
        </p>
        {sale && (
          <div className="mt-3">
            <SaleNote
              sale={sale}
              without={routes.buy({ sku: offer.sku, quantity, calls, campaign: "none" })}
            />
          </div>
        )}
        <div className="mt-3 grid gap-2">
          <Gate {...customer} choice={choice} />
        </div>
      </Panel>
    </div>
  );
}

/** R-ACC-1, R-ARR-1, R-MOD-1 · The way on, or why there is none. */
function Gate({
  account,
  choice,
}: Pick<Props["customer"], "account"> & { readonly choice: Choice }) {
  const t = useTranslations("buy.gate");
  if (account.contentStoppedAt) return <p className="text-xs text-bad">{t("contentStopped")}</p>;
  if (account.arrearsSince) {
    return (
      <>
        <p className="text-xs text-bad">{t("arrears")}</p>
        <ButtonLink href={routes.recharge()} kind="primary">
          {t("recharge")}
        </ButtonLink>
      </>
    );
  }
  if (!account.verifiedAt) {
    return (
      <>
        <p className="text-xs text-ink2">{t("unverified")}</p>
        <ButtonLink href={routes.verify()} kind="primary">
          {t("verify")}
        </ButtonLink>
      </>
    );
  }
  // R-ORD-4 · The key of the purchase is made here: going back and forth or reloading buys nothing twice.
  const { offer, quantity, sale } = choice;
  const campaign = sale ? undefined : "none";
  return (
    <ButtonLink
      href={routes.checkout({ sku: offer.sku, quantity, campaign, key: randomUUID() })}
      kind="primary"
    >
      {t("checkout")}
    </ButtonLink>
  );
}
