import { useTranslations } from "next-intl";

import { Banner } from "@/components/shell/banner";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { LinkTabs } from "@/components/ui/link-tabs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TitleView } from "@/db/queries/invoices";
import { TITLE_KINDS, type TitleHolder, type TitleKind } from "@/lib/core/invoice-title";
import { routes } from "@/lib/routes";
import { saveTitleAction } from "../actions";

type Props = {
  readonly kind: TitleKind;
  readonly holder: TitleHolder;
  readonly edited?: TitleView;
};

/** A title of one kind, with the fields that the kind asks for. A special one bears the verified name. */
export function TitleForm(props: Props) {
  const [t, list] = [useTranslations("invoices.titlePage"), useTranslations("invoices")];
  const { kind, holder, edited } = props;
  return (
    <div className="space-y-3">
      {!edited && (
        <LinkTabs
          label={t("kindLabel")}
          tabs={TITLE_KINDS.map((each) => ({
            label: list(`kind.${each}`),
            href: routes.invoiceTitles({ kind: each }),
            current: each === kind,
          }))}
        />
      )}
      {kind === "enterprise-special" && holder.verifiedAs !== "enterprise" ? (
        <Banner severity="neutral" action={{ label: t("verify"), href: routes.verify() }}>
          {t("specialOnly")}
        </Banner>
      ) : (
        <Fields {...props} />
      )}
    </div>
  );
}

function Fields({ kind, holder, edited }: Props) {
  const t = useTranslations("invoices.titlePage");
  const isSpecial = kind === "enterprise-special";
  return (
    <ActionForm action={saveTitleAction} className="grid gap-3 md:grid-cols-2 max-w-3xl">
      <input type="hidden" name="kind" value={kind} />
      {edited && <input type="hidden" name="replaces" value={edited.id} />}
      {isSpecial ? (
        <div>
          <div className="text-xs font-medium text-ink2 mb-1">{t("name")}</div>
          <input type="hidden" name="name" value={holder.verifiedName ?? ""} />
          <p className="font-medium leading-9">{holder.verifiedName}</p>
          <p className="text-xs text-ink3">{t(`nameHelp.${kind}`)}</p>
        </div>
      ) : (
        <TextField
          name="name"
          label={t("name")}
          help={t(`nameHelp.${kind}`)}
          maxLength={120}
          required
          {...(edited ? { defaultValue: edited.name } : {})}
        />
      )}
      {kind !== "personal" && (
        <TextField
          name="taxNumber"
          label={t("taxNumber")}
          help={t("taxNumberHelp")}
          maxLength={24}
          required
          {...(edited?.taxNumber ? { defaultValue: edited.taxNumber } : {})}
        />
      )}
      {isSpecial &&
        (["bank", "bankAccount", "address", "phone"] as const).map((field) => (
          <TextField
            key={field}
            name={field}
            label={t(field)}
            maxLength={120}
            required
            {...(edited?.[field] ? { defaultValue: edited[field] } : {})}
          />
        ))}
      <div className="md:col-span-2">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
