import { useTranslations } from "next-intl";

import { RadioField, SelectField, TextField, type Option } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";

const RULES = ["default", "none", "days"] as const;

/** R-REF-6 · What a sale sells, for how much, and how it goes back. */
export function SaleFields({ options }: { readonly options: readonly Option[] }) {
  const t = useTranslations("campaigns.form");
  return (
    <>
      <NameField />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField name="sku" label={t("sku")} options={options} />
        <TextField
          name="price"
          label={t("price")}
          help={t("priceHelp")}
          inputMode="decimal"
          required
        />
      </div>
      <RadioField
        name="rule"
        label={t("refund")}
        defaultValue="default"
        choices={RULES.map((value) => ({ value, label: t(`rule.${value}`) }))}
      />
      <div className="sm:w-1/2">
        <TextField
          name="refundDays"
          label={t("refundDays")}
          help={t("refundDaysHelp")}
          inputMode="numeric"
        />
      </div>
    </>
  );
}

/** R-USE-3 · How many calls a campaign gives, and for how long. */
export function GiftFields() {
  const t = useTranslations("campaigns.form");
  return (
    <>
      <NameField />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="calls" label={t("calls")} inputMode="numeric" required />
        <TextField
          name="validDays"
          label={t("validDays")}
          inputMode="numeric"
          defaultValue="30"
          required
        />
      </div>
    </>
  );
}

function NameField() {
  const t = useTranslations("campaigns.form");
  return <TextField name="name" label={t("name")} help={t("nameHelp")} maxLength={60} required />;
}

/** When a campaign runs, and how many packs of it an account may have. */
export function TimeFields(props: { readonly startsAt: string; readonly endsAt: string }) {
  const t = useTranslations("campaigns.form");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        name="startsAt"
        type="datetime-local"
        label={t("startsAt")}
        defaultValue={props.startsAt}
        required
      />
      <TextField
        name="endsAt"
        type="datetime-local"
        label={t("endsAt")}
        defaultValue={props.endsAt}
        required
      />
      <TextField
        name="perAccount"
        label={t("perAccount")}
        inputMode="numeric"
        defaultValue="1"
        required
      />
    </div>
  );
}

/** The terms are fixed once it is open, so the button asks first. */
export function StartDialog() {
  const [t, words] = [useTranslations("campaigns.form"), useTranslations("components")];
  return (
    <FormDialog
      trigger={t("submit")}
      triggerKind="primary"
      title={t("confirmTitle")}
      confirm={t("confirm")}
      cancel={words("dialog.cancel")}
      needs={["name", "perAccount"]}
    >
      <p>{t("confirmText")}</p>
    </FormDialog>
  );
}
