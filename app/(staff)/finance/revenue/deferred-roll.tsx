import { useTranslations } from "next-intl";

import { Derivation } from "@/components/billing/derivation";
import { FilterButton } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { RevenueMonth } from "@/db/queries/revenue";
import type { Month } from "@/lib/core/calendar";
import { routes } from "@/lib/routes";
import { deferredLines } from "./derivations";

/** R-REV-1 · Start + sold − used − expired − refunded = end, of a month that can be chosen. */
export function DeferredRoll(props: {
  readonly month: RevenueMonth;
  readonly months: readonly Month[];
}) {
  const t = useTranslations("revenue");
  return (
    <Panel title={t("roll.title")} note={props.month.month}>
      <form action={routes.revenue()} className="mb-3 flex items-end gap-2">
        <div className="w-40">
          <SelectField
            name="month"
            label={t("roll.choose")}
            options={props.months.map((value) => ({ value, label: value }))}
            defaultValue={props.month.month}
          />
        </div>
        <FilterButton>{t("roll.show")}</FilterButton>
      </form>
      <Derivation caption={t("roll.title")} lines={deferredLines(t, props.month)} />
    </Panel>
  );
}
