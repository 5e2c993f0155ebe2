import { useTranslations } from "next-intl";

import { ButtonLink, FilterButton } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { HOLDINGS } from "@/db/queries/ledger";
import type { Month } from "@/lib/core/calendar";
import { routes } from "@/lib/routes";
import { CAUSES, type Chosen } from "./filter";

/** A plain form: the choice becomes the page's address. */
export function TransactionFilters(props: {
  readonly chosen: Chosen;
  readonly months: readonly Month[];
}) {
  const t = useTranslations("transactions");
  const { month, cause, holding } = props.chosen;
  const all = { value: "", label: t("filter.all") };
  return (
    // A select keeps its first choice for good; a new key makes the form follow the address.
    <form
      key={`${month} ${cause} ${holding}`}
      action={routes.transactions()}
      className="grid gap-3 px-4 py-3 sm:grid-cols-[repeat(3,minmax(0,180px))_auto] sm:items-start border-b border-line"
    >
      <SelectField
        name="month"
        label={t("filter.month")}
        defaultValue={month ?? ""}
        options={[all, ...props.months.map((each) => ({ value: each, label: each }))]}
      />
      <SelectField
        name="cause"
        label={t("column.cause")}
        defaultValue={cause ?? ""}
        options={[all, ...CAUSES.map((each) => ({ value: each, label: t(`cause.${each}`) }))]}
      />
      <SelectField
        name="holding"
        label={t("column.holding")}
        defaultValue={holding ?? ""}
        options={[all, ...HOLDINGS.map((each) => ({ value: each, label: t(`ledger.${each}`) }))]}
      />
      <div className="flex gap-2 sm:pt-[22px]">
        <FilterButton>{t("filter.apply")}</FilterButton>
        {(month || cause || holding) && (
          <ButtonLink href={routes.transactions()} kind="ghost">
            {t("filter.clear")}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
