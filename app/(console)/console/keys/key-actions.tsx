import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteKeyAction, disableKeyAction, enableKeyAction, setKeyRightsAction } from "./actions";
import type { ListedKey } from "./listed-keys";
import { RightsFields } from "./rights-fields";
import { RotateKey } from "./rotate-key";

/** What can be done with a key. Enabling is reversible and asks nothing; what stops programs asks first. */
export function KeyActions({ of: key }: { readonly of: ListedKey }) {
  const t = useTranslations("keys");
  const { secretId, name, masked } = key;
  return (
    <div className="inline-flex flex-wrap items-center justify-end gap-2 md:flex-nowrap">
      <ConfirmDialog
        trigger={t("rights.trigger")}
        title={t("rights.title", { name, masked })}
        confirm={t("rights.save")}
        action={setKeyRightsAction}
        hidden={{ secretId }}
      >
        <RightsFields scopes={key.scopes} addresses={key.addresses} roomy />
      </ConfirmDialog>
      <RotateKey of={key} />
      <OnOff of={key} />
      <ConfirmDialog
        trigger={t("delete.trigger")}
        triggerKind="danger"
        title={t("delete.title", { name, masked })}
        confirm={t("delete.trigger")}
        danger
        action={deleteKeyAction}
        hidden={{ secretId }}
      >
        <p>{t("delete.text")}</p>
        <TextField name="typed" label={t("delete.type", { name })} autoComplete="off" required />
      </ConfirmDialog>
    </div>
  );
}

function OnOff({ of: { secretId, name, masked, state } }: { readonly of: ListedKey }) {
  const t = useTranslations("keys");
  if (state === "disabled") {
    return (
      <ActionForm action={enableKeyAction}>
        <input type="hidden" name="secretId" value={secretId} />
        <SubmitButton kind="secondary">{t("enable")}</SubmitButton>
      </ActionForm>
    );
  }
  return (
    <ConfirmDialog
      trigger={t("disable.trigger")}
      title={t("disable.title", { name, masked })}
      confirm={t("disable.trigger")}
      action={disableKeyAction}
      hidden={{ secretId }}
    >
      <p>{t("disable.text")}</p>
    </ConfirmDialog>
  );
}
