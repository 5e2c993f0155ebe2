import { useLocale, useTranslations } from "next-intl";
import Form from "next/form";

import { How } from "@/components/billing/how";
import { RuleChip } from "@/components/billing/rule-chip";
import { FilterButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formatCount, shortCount } from "@/lib/format/count";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import type { Choice } from "./choice";
import { ComparisonTable } from "./comparison-table";
import type { Offers } from "./offers";

/** The usage that packs are compared for, what is advised for it, and another usage to try. */
export function VolumeLine({
  offers,
  choice,
}: {
  readonly offers: Offers;
  readonly choice: Choice;
}) {
  const t = useTranslations("buy.volume");
  const { monthlyCalls, isOwnUsage, comparisons } = offers;
  const postpaid = comparisons[0]?.postpaidUnitPrice;
  return (
    <section
      className="panel flex flex-wrap items-end gap-x-6 gap-y-3 px-4 py-3"
      aria-label={t("label")}
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="num font-medium">
          {t(isOwnUsage ? "own" : "typed", { calls: formatCount(monthlyCalls) })}
          {postpaid && ` · ${t("postpaid", { price: formatUnitPrice(postpaid) })}`}
        </p>
        <Advice offers={offers} />
      </div>
      <Form action={routes.buy()} className="flex items-end gap-2">
        <input type="hidden" name="sku" value={choice.offer.sku} />
        <TextField
          key={monthlyCalls}
          name="calls"
          label={t("try")}
          inputMode="numeric"
          defaultValue={String(monthlyCalls)}
        />
        <FilterButton>{t("compare")}</FilterButton>
      </Form>
    </section>
  );
}

function Advice({ offers }: { readonly offers: Offers }) {
  const [t, words] = [useTranslations("buy.volume"), useTranslations("components")];
  const locale = useLocale();
  const { advice, comparisons } = offers;
  const advised =
    advice === "none" ? undefined : comparisons.find(({ offer }) => offer.sku === advice.sku);
  return (
    <div className="text-xs text-ink2 num">
      {advice === "none" || !advised
        ? t("adviceNone")
        : t("advice", {
            pack: packName({ kind: "bought", callsTotal: advised.offer.calls }, locale, words),
            quantity: advice.quantity,
            total: formatMoney(advice.yearTotal),
            postpaid: formatMoney(advice.postpaidYearTotal),
            saves: formatMoney(advice.saves),
            wasted: shortCount(advice.wastedCalls, locale),
          })}{" "}
      <How subject={t("how")}>
        <ComparisonTable comparisons={comparisons} />
        <p className="mt-3 text-xs text-ink3">
          {t("method")} <RuleChip id="R-PRICE-1" /> <RuleChip id="R-CAT-3" />
        </p>
      </How>
    </div>
  );
}
