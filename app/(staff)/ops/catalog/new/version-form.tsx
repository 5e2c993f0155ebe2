import { useLocale, useTranslations } from "next-intl";
import Form from "next/form";

import { FilterButton } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { PACK_SKUS, PRODUCTS, TIER_BASES, type Catalog } from "@/lib/core/catalog";
import { termsOf, type Term } from "@/lib/core/catalog-terms";
import { POLICY_NAMES } from "@/lib/core/policies";
import { formatInstant } from "@/lib/format/instant";
import { routes } from "@/lib/routes";
import { termName } from "@/components/billing/term-words";
import { packField, policyField, tierField, type DraftFields } from "./draft";

/**
 * Every value of the next version, beginning with those of the latest. It only asks for the page again, with what
 * the version would change: nothing is published by it.
 */
export function VersionForm(props: {
  readonly latest: Catalog;
  readonly fields: DraftFields;
  readonly earliestQuotaCut: Date;
}) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const { latest, fields } = props;
  const named = (term: Term) => termName(term, t, locale);
  const terms = termsOf(latest);
  return (
    <Form action={routes.newCatalogVersion()} className="space-y-3.5">
      <Panel title={t("field.effectiveFrom")}>
        <div className="max-w-72">
          <TextField
            name="from"
            type="datetime-local"
            label={t("new.from")}
            defaultValue={fields.from}
            help={t("new.fromHelp", { earliest: formatInstant(props.earliestQuotaCut, "day") })}
            required
          />
        </div>
      </Panel>
      <Panel title={t("group.tier")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {PRODUCTS.map((product) => (
            <div key={product} className="space-y-3">
              {terms
                .filter((term) => term.kind === "tier" && term.product === product)
                .map((term, index) => (
                  <TextField
                    key={named(term)}
                    name={tierField(product, index)}
                    label={named(term)}
                    inputMode="decimal"
                    defaultValue={fields[tierField(product, index)]}
                  />
                ))}
            </div>
          ))}
        </div>
      </Panel>
      <Panel title={t("group.pack")} note={t("new.packHelp")}>
        <div className="grid gap-3 sm:grid-cols-3">
          {PACK_SKUS.map((sku) => (
            <TextField
              key={sku}
              name={packField(sku)}
              label={named({ kind: "pack", sku, value: "" })}
              inputMode="decimal"
              defaultValue={fields[packField(sku)]}
            />
          ))}
        </div>
      </Panel>
      <Panel title={t("group.quota")}>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            name="quota"
            label={named({ kind: "quota", product: "general", value: "" })}
            inputMode="numeric"
            defaultValue={fields.quota}
          />
          <SelectField
            name="basis"
            label={t("term.basis")}
            defaultValue={fields.basis}
            options={TIER_BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
          />
        </div>
      </Panel>
      <Panel title={t("group.policy")}>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {POLICY_NAMES.map((name) => (
            <TextField
              key={name}
              name={policyField(name)}
              label={t(`policies.${name}`)}
              inputMode={name === "coApprovalAbove" ? "decimal" : "numeric"}
              defaultValue={fields[policyField(name)]}
            />
          ))}
        </div>
      </Panel>
      <FilterButton>{t("new.preview")}</FilterButton>
    </Form>
  );
}
