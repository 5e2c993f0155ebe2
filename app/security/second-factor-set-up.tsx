import { getTranslations } from "next-intl/server";

import { ActionForm } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import { signInFactsOf } from "@/db/queries/people";
import { env } from "@/lib/env";
import { cipherOf } from "@/lib/services/crypt";
import { totpAddress } from "@/lib/services/second-factor/totp";
import { PasswordField } from "@/app/(public)/password-field";
import { ACTIONS } from "./during";
import { QrCode } from "./qr-code";
import { RecoveryCodesOnce } from "./recovery-codes-once";
import { SecondFactorOn } from "./second-factor-on";

/**
 * The way to an authenticator: begin, scan, give a first code, keep the recovery codes. In the settings it asks for the
 * password once more; while signing in that was given a moment ago.
 */
export async function SecondFactorSetUp(props: {
  readonly personId: string;
  readonly during: keyof typeof ACTIONS;
  readonly doneHref: string;
}) {
  const [facts, t] = await Promise.all([
    signInFactsOf(database(), props.personId),
    getTranslations("settings.secondFactor"),
  ]);
  const { begin, enable } = ACTIONS[props.during];
  const isOn = facts.totpEnabledAt !== null;
  const secret =
    !isOn && facts.totpSecretEncrypted
      ? cipherOf(env().encryptionKey).open(facts.totpSecretEncrypted)
      : null;
  return (
    <div className="grid gap-3">
      {!isOn && <p className="text-ink2">{t("text")}</p>}
      {/* The same place in every state: whatever the page shows next, the codes that were just made stay in sight. */}
      <RecoveryCodesOnce action={enable} isForm={secret !== null} doneHref={props.doneHref}>
        {isOn && <SecondFactorOn facts={facts} {...props} />}
        {secret && (
          <>
            <Authenticator secret={secret} email={facts.email} />
            {props.during === "settings" && <AskPassword />}
            <TextField
              name="code"
              label={t("code")}
              help={t("codeHelp")}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              required
            />
            <div>
              <SubmitButton>{t("enable")}</SubmitButton>
            </div>
          </>
        )}
      </RecoveryCodesOnce>
      {!isOn && (
        <ActionForm action={begin} className="grid gap-2">
          <div>
            <SubmitButton kind={secret ? "ghost" : "primary"}>
              {t(secret ? "beginAgain" : "begin")}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  );
}

async function Authenticator(props: { readonly secret: string; readonly email: string }) {
  const t = await getTranslations("settings.secondFactor");
  return (
    <div className="grid gap-2">
      <QrCode text={totpAddress(props.secret, props.email)} label={t("qr")} />
      <p className="text-xs text-ink2">
        {t("bySecret")}{" "}
        <CopyButton value={props.secret} shown={props.secret.replace(/(.{4})(?=.)/g, "$1 ")} />
      </p>
    </div>
  );
}

async function AskPassword() {
  const t = await getTranslations("settings.password");
  const auth = await getTranslations("auth");
  return (
    <PasswordField
      label={t("current")}
      autoComplete="current-password"
      words={{ show: auth("showPassword"), hide: auth("hidePassword") }}
    />
  );
}
