import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { oneOf, type SearchParams } from "@/app/search-params";
import { SecurityPanels } from "@/app/security/security-panels";
import { PageHeader } from "@/components/shell/page-header";
import { LinkTabs } from "@/components/ui/link-tabs";
import { requireCustomer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { ClosingPanel } from "./closing-panel";
import { EmailPanel } from "./email-panel";
import { ExportPanel } from "./export-panel";
import { NamePanel } from "./name-panel";
import { PreferencesPanel } from "./preferences-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

const TABS = ["profile", "security", "data"] as const;

/** Who the customer is to us, how they sign in, and how they leave. */
export default async function SettingsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const [{ tab: asked, wait }, { account, person, now }, t] = await Promise.all([
    searchParams,
    requireCustomer(),
    getTranslations("settings"),
  ]);
  const current = oneOf(TABS, asked) ?? "profile";
  return (
    <>
      <PageHeader title={t("title")} />
      <LinkTabs
        label={t("title")}
        tabs={TABS.map((tab) => ({
          label: t(`tab.${tab}`),
          href: routes.settings(tab === "profile" ? {} : { tab }),
          current: tab === current,
        }))}
      />
      {current === "profile" && (
        <div className="grid items-start gap-3.5 xl:grid-cols-2">
          <div className="grid gap-3.5">
            <NamePanel name={account.name} />
            <PreferencesPanel />
          </div>
          <EmailPanel person={person} />
        </div>
      )}
      {current === "security" && <SecurityPanels here={routes.settings({ tab: "security" })} />}
      {current === "data" && (
        <>
          <ExportPanel wait={minutesFrom(wait)} />
          <ClosingPanel account={account} now={now} />
        </>
      )}
    </>
  );
}

const minutesFrom = (asked: string | string[] | undefined): number | null =>
  typeof asked === "string" && /^\d{1,2}$/.test(asked) ? Number(asked) : null;
