import { getTranslations } from "next-intl/server";

import { resendConfirmationAction } from "@/app/(public)/confirm-email/actions";
import { Banner } from "@/components/shell/banner";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import type { Account } from "@/db/queries/accounts";
import type { CustomerViewer } from "@/lib/auth/viewer";
import { fenString, minus, ZERO } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { pursesOf } from "@/lib/services/ledger";

/**
 * What stops, or will stop, the account's calls: the gravest alone. Where nothing does, whether mails reach their
 * reader; nothing where all is well.
 */
export async function AccountBanner({
  account,
  person,
}: {
  readonly account: Account;
  readonly person: CustomerViewer["person"];
}) {
  const t = await getTranslations("console.banner");
  if (account.contentStoppedAt) {
    return (
      <Banner severity="bad" title={t("contentStop.title")}>
        {t("contentStop.text", { since: formatInstant(account.contentStoppedAt, "dense") })}
      </Banner>
    );
  }
  if (!account.arrearsSince || !account.graceEndsAt) {
    if (account.closedAt) return <ClosedBanner since={account.closedAt} />;
    return person.emailConfirmedAt ? null : <ConfirmBanner email={person.email} />;
  }

  const { frozen, ...purses } = await pursesOf(database(), account.id);
  const balance = availableBalance(purses, frozen);
  const owed = fenString(minus(ZERO, balance));
  const facts = { balance: formatMoney(balance), owed: formatMoney(owed) };
  const recharge = { label: t("recharge"), href: routes.recharge({ amount: owed }) };
  const stoppedAt = account.suspendedForArrearsAt;
  return stoppedAt ? (
    <Banner severity="bad" title={t("arrearsStop.title")} action={recharge}>
      {t("arrearsStop.text", { ...facts, since: formatInstant(stoppedAt, "dense") })}
    </Banner>
  ) : (
    <Banner severity="bad" icon="warn" title={t("arrears.title")} action={recharge}>
      {t("arrears.text", { ...facts, stop: deadline24(account.graceEndsAt) })}
    </Banner>
  );
}

async function ClosedBanner({ since }: { readonly since: Date }) {
  const t = await getTranslations("console.banner.closed");
  const action = { label: t("reopen"), href: routes.settings({ tab: "data" }) };
  return (
    <Banner severity="neutral" title={t("title")} action={action}>
      {t("text", { since: formatInstant(since, "dense") })}
    </Banner>
  );
}

async function ConfirmBanner({ email }: { readonly email: string }) {
  const t = await getTranslations("console.banner.confirm");
  return (
    <Banner severity="info" icon="mail" title={t("title")}>
      <div className="grid justify-items-start gap-2">
        <p className="wrap-anywhere">{t("text", { email })}</p>
        <ActionForm action={resendConfirmationAction} className="grid justify-items-start gap-2">
          <SubmitButton kind="secondary">{t("resend")}</SubmitButton>
        </ActionForm>
      </div>
    </Banner>
  );
}
