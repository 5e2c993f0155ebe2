import { getTranslations } from "next-intl/server";

import { Banner } from "@/components/shell/banner";
import { database } from "@/db";
import type { Account } from "@/db/queries/accounts";
import { fenString, minus, ZERO } from "@/lib/core/money";
import { availableBalance } from "@/lib/core/payment";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { pursesOf } from "@/lib/services/ledger";

/** What stops, or will stop, the account's calls: the gravest alone. Nothing where all is well. */
export async function AccountBanner({ account }: { readonly account: Account }) {
  const t = await getTranslations("console.banner");
  if (account.contentStoppedAt) {
    return (
      <Banner severity="bad" title={t("contentStop.title")}>
        {t("contentStop.text", { since: formatInstant(account.contentStoppedAt, "dense") })}
      </Banner>
    );
  }
  if (!account.arrearsSince || !account.graceEndsAt) return null;

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
