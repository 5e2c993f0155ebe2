import { useTranslations } from "next-intl";

import { CheckboxField, TextAreaField } from "@/components/ui/field";
import { KEY_SCOPES, type KeyScope } from "@/lib/core/api-key";

/** D-33 · What a key may call, and from where. A new one may call everything, from anywhere. */
export function RightsFields(props: {
  readonly scopes?: readonly KeyScope[];
  readonly addresses?: readonly string[];
  /** Where they have a dialog to themselves. */
  readonly roomy?: boolean;
}) {
  const { scopes = KEY_SCOPES, addresses = [], roomy = false } = props;
  const t = useTranslations("keys");
  return (
    <>
      <fieldset className="space-y-1">
        <legend className="text-xs font-medium text-ink2 mb-1">{t("scopes")}</legend>
        {KEY_SCOPES.map((scope) => (
          <CheckboxField
            key={scope}
            name={scope}
            label={t(`scope.${scope}`)}
            defaultChecked={scopes.includes(scope)}
          />
        ))}
      </fieldset>
      <div className={roomy ? undefined : "w-full sm:w-80"}>
        <TextAreaField
          name="addresses"
          label={t("addresses")}
          help={t("addressesHelp")}
          rows={roomy ? 5 : 2}
          maxLength={2000}
          defaultValue={addresses.join("\n")}
        />
      </div>
    </>
  );
}
