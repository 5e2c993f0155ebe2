import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { SecurityPanels } from "@/app/security/security-panels";
import { PageHeader } from "@/components/shell/page-header";
import { requireStaff } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tab.security") };
}

/** How a staff member signs in. */
export default async function StaffSecurityPage() {
  const [{ person }, t] = await Promise.all([
    requireStaff("support", "finance", "operator"),
    getTranslations("settings"),
  ]);
  return (
    <>
      <PageHeader title={t("tab.security")} note={person.email} />
      <SecurityPanels here={routes.staffSecurity()} />
    </>
  );
}
