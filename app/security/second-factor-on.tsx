import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { PasswordField } from "@/app/(public)/password-field";
import { Instant } from "@/components/billing/instant";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { signInFactsOf } from "@/db/queries/people";
import { disableSecondFactorAction, renewRecoveryCodesAction } from "./actions";
import { RecoveryCodesOnce } from "./recovery-codes-once";

/** What is known of an authenticator that is in use. Changing it takes the password and a code. */
export function SecondFactorOn(props: {
  readonly facts: Awaited<ReturnType<typeof signInFactsOf>>;
  readonly during: "settings" | "sign-in";
  readonly doneHref: string;
}) {
  const t = useTranslations("settings.secondFactor");
  const { totpEnabledAt, codesLeft } = props.facts;
  if (props.during === "sign-in") {
    return (
      <div className="grid justify-items-start gap-3">
        <p>{t("done")}</p>
        <ButtonLink href={props.doneHref} kind="primary">
          {t("goOn")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <Facts
        facts={[
          {
            label: t("since"),
            value: totpEnabledAt && <Instant at={totpEnabledAt} style="full" />,
          },
          { label: t("codesLeft"), value: t("codesLeftOf", { count: codesLeft }) },
        ]}
      />
      <Change title={t("renew.title")} text={t("renew.text")}>
        <RecoveryCodesOnce action={renewRecoveryCodesAction} isForm doneHref={props.doneHref}>
          <Proofs />
          <div>
            <SubmitButton>{t("renew.submit")}</SubmitButton>
          </div>
        </RecoveryCodesOnce>
      </Change>
      <Change title={t("disable.title")} text={t("disable.text")}>
        <ActionForm action={disableSecondFactorAction} className="grid max-w-sm gap-3">
          <Proofs />
          <div>
            <SubmitButton kind="danger">{t("disable.submit")}</SubmitButton>
          </div>
        </ActionForm>
      </Change>
    </div>
  );
}

function Change(props: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <details className="rounded-ctl border border-line px-3 py-2">
      <summary className="min-h-6 cursor-pointer font-medium">{props.title}</summary>
      <p className="mt-1 mb-3 text-xs text-ink2">{props.text}</p>
      {props.children}
    </details>
  );
}

function Proofs() {
  const t = useTranslations("settings");
  const auth = useTranslations("auth");
  return (
    <>
      <PasswordField
        label={t("password.current")}
        autoComplete="current-password"
        words={{ show: auth("showPassword"), hide: auth("hidePassword") }}
      />
      <TextField
        name="code"
        label={auth("code.label")}
        help={auth("code.help")}
        autoComplete="one-time-code"
        maxLength={40}
        required
      />
    </>
  );
}
