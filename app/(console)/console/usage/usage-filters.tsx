import { useTranslations } from "next-intl";
import Form from "next/form";

import { FilterButton } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PRODUCTS } from "@/lib/core/catalog";
import { routes } from "@/lib/routes";
import {
  GRANULARITIES,
  MOST_DAYS,
  MOST_DAYS_BY_HOUR,
  MOST_DAYS_BY_KEY,
  queryOf,
  RANGES,
  type Question,
} from "./question";
import type { Usage } from "./usage";

/** Range, granularity, product and key; every choice is an address. */
export function UsageFilters({
  question,
  keys,
}: {
  readonly question: Question;
  readonly keys: Usage["keys"];
}) {
  const t = useTranslations("usage.filter");
  const { range, by, product, first, last, mayByHour, split, key } = question;
  const custom = range === "custom";
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
      {(custom || keys.length > 0) && (
        <Form action={routes.usage()} className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="range" value={range} />
          <input type="hidden" name="by" value={by} />
          <input type="hidden" name="split" value={split} />
          {product && <input type="hidden" name="product" value={product} />}
          {custom && <Days first={first} last={last} byKey={key !== undefined} />}
          {keys.length > 0 && (
            <SelectField
              name="key"
              label={t("key", { days: MOST_DAYS_BY_KEY })}
              defaultValue={key ?? ""}
              options={[
                { value: "", label: t("allKeys") },
                ...keys.map(({ secretId, name, deletedAt }) => ({
                  value: secretId,
                  label: t(deletedAt ? "deletedKey" : "oneKey", { name, end: secretId.slice(-4) }),
                })),
              ]}
            />
          )}
          <FilterButton>{t("show")}</FilterButton>
        </Form>
      )}
    </div>
  );
}

function Days(props: { readonly first: string; readonly last: string; readonly byKey: boolean }) {
  const t = useTranslations("usage.filter");
  const days = props.byKey ? MOST_DAYS_BY_KEY : MOST_DAYS;
  return (
    <>
      <TextField
        key={props.first}
        name="first"
        type="date"
        label={t("first")}
        defaultValue={props.first}
      />
      <TextField
        key={props.last}
        name="last"
        type="date"
        label={t("last", { days })}
        defaultValue={props.last}
      />
    </>
  );
}
