import { useTranslations } from "next-intl";

import { SelectField } from "@/components/ui/field";
import type { TitleView } from "@/db/queries/invoices";

/** To whom the invoice is made out; the default title unless the address names another. */
export function TitleSelect(props: {
  readonly titles: readonly TitleView[];
  readonly chosen: TitleView;
}) {
  const [t, list] = [useTranslations("invoices.new"), useTranslations("invoices")];
  return (
    <div className="min-w-56 flex-1">
      <SelectField
        name="title"
        label={t("titleLabel")}
        options={props.titles.map(({ id, name, kind }) => ({
          value: id,
          label: `${name} · ${list(`kind.${kind}`)}`,
        }))}
        defaultValue={props.chosen.id}
      />
    </div>
  );
}
