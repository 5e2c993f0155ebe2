import { useTranslations } from "next-intl";
import Form from "next/form";

import { FilterButton } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { PRODUCTS } from "@/lib/core/catalog";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { CallsControl } from "./calls-control";
import { CheckedFields } from "./checked-fields";
import { LIMITS, queryOf, type Wish } from "./wish";

/** What to calculate. It only asks for the page again: the address is the whole state. */
export function CalculatorForm(props: {
  readonly wish: Wish;
  /** The calls of the reader's own last thirty days, where somebody is signed in and made enough. */
  readonly ownCalls: number | null;
}) {
  const t = useTranslations("calculator");
  const { wish, ownCalls } = props;
  const { calls, months, growth } = LIMITS;
  const problems = Object.fromEntries(
    wish.problems.map((field) => {
      const { least, most } = LIMITS[field];
      const limits = { least: withMinus(formatCount(least)), most: formatCount(most) };
      return [field, t(`problems.${field}`, limits)];
    }),
  );
  return (
    <Panel title={t("inputs")}>
      <Form
        // A new address, by a link as well, fills the fields anew.
        key={JSON.stringify(wish)}
        action={routes.calculator()}
        className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1"
      >
        <CheckedFields problems={problems}>
          <SelectField
            name="product"
            label={t("product")}
            options={PRODUCTS.map((value) => ({ value, label: t(`products.${value}`) }))}
            defaultValue={wish.product}
          />
          <CallsControl
            name="calls"
            label={t("calls")}
            sliderLabel={t("callsSlider")}
            help={t("callsHelp", {
              least: formatCount(calls.least),
              most: formatCount(calls.most),
            })}
            value={wish.typed.calls}
            {...calls}
          />
          <TextField
            name="months"
            label={t("months")}
            help={t("monthsHelp", months)}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={wish.typed.months}
          />
          <TextField
            name="growth"
            label={t("growth")}
            help={t("growthHelp", { least: withMinus(String(growth.least)), most: growth.most })}
            autoComplete="off"
            defaultValue={wish.typed.growth}
          />
        </CheckedFields>
        <div className="flex flex-wrap items-center gap-3">
          <FilterButton>{t("calculate")}</FilterButton>
          {ownCalls !== null && (
            <Link
              href={routes.calculator(queryOf(wish, { calls: ownCalls }))}
              className="lnk inline-block min-h-6"
            >
              {t("ownUsage", { calls: formatCount(ownCalls) })}
            </Link>
          )}
        </div>
      </Form>
    </Panel>
  );
}

/** Below zero as it is set in print. */
const withMinus = (count: string): string => count.replace("-", "\u2212");
