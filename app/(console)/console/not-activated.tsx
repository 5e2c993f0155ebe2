import { useTranslations } from "next-intl";

import { Banner } from "@/components/shell/banner";
import type { Account } from "@/db/queries/accounts";
import { routes } from "@/lib/routes";

/** R-ACC-3 · Before the first call is tried: the service is not open yet, and where it is opened. */
export function NotActivated({ account }: { readonly account: Account }) {
  const t = useTranslations("overview.notActivated");
  if (account.activatedAt) return null;
  const state = account.activationRequestedAt ? "opening" : "inactive";
  return (
    <Banner
      severity="warn"
      title={t(`${state}.title`)}
      action={{ label: t(`${state}.action`), href: routes.overview() }}
    >
      {t(`${state}.text`)}
    </Banner>
  );
}
