import { useTranslations } from "next-intl";
import Form from "next/form";

import { FilterButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PRODUCTS } from "@/lib/core/catalog";
import { routes } from "@/lib/routes";
import {
  GRANULARITIES,
  MOST_DAYS,
  MOST_DAYS_BY_HOUR,
  queryOf,
  RANGES,
  type Question,
} from "./question";

/** Range, granularity and product; every choice is an address. */
export function UsageFilters({ question }: { readonly question: Question }) {
  const t = useTranslations("usage.filter");
  const { range, by, product, first, last, mayByHour } = question;
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <LinkTabs
        label={t("range")}
        tabs={RANGES.map((each) => ({
          label: t(`ranges.${each}`),
          href: routes.usage(queryOf(question, { range: each })),
          current: each === range,
        }))}
      />
      <LinkTabs
        label={t("product")}
        tabs={[undefined, ...PRODUCTS].map((each) => ({
          label: t(`products.${each ?? "all"}`),
          href: routes.usage(queryOf(question, { product: each })),
          current: each === product,
        }))}
      />
      {mayByHour ? (
        <LinkTabs
          label={t("granularity")}
          tabs={GRANULARITIES.map((each) => ({
            label: t(`by.${each}`),
            href: routes.usage(queryOf(question, { by: each })),
            current: each === by,
          }))}
        />
      ) : (
        <span className="text-xs leading-7 text-ink3">
          {t("hoursUpTo", { days: MOST_DAYS_BY_HOUR })}
        </span>
      )}
      {range === "custom" && (
        <Form action={routes.usage()} className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="range" value={range} />
          {product && <input type="hidden" name="product" value={product} />}
          <TextField key={first} name="first" type="date" label={t("first")} defaultValue={first} />
          <TextField
            key={last}
            name="last"
            type="date"
            label={t("last", { days: MOST_DAYS })}
            defaultValue={last}
          />
          <FilterButton>{t("show")}</FilterButton>
        </Form>
      )}
    </div>
  );
}
