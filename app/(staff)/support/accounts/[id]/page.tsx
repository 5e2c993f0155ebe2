import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { accountStatus } from "@/app/(staff)/account-status";
import { StatusBadge } from "@/components/billing/status-badge";
import { PageHeader } from "@/components/shell/page-header";
import { CopyButton } from "@/components/ui/copy-button";
import { requireStaff } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { customerPage } from "./account";
import { AccountFacts } from "./account-facts";
import { BillsPanel } from "./bills-panel";
import { ContentPanel } from "./content-panel";
import { GiftPanel } from "./gift-panel";
import { PacksPanel } from "./packs-panel";
import { RefundsPanel } from "./refunds-panel";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireStaff("support");
  return { title: (await customerPage((await params).id)).account.name };
}

/** One customer as support sees them, and what support may do: give a pack, stop and restore. */
export default async function AccountPage({ params }: Props) {
  await requireStaff("support");
  const page = await customerPage((await params).id);
  const t = await getTranslations("support.account");
  const { account, now } = page;
  return (
    <>
      <PageHeader
        back={{ label: t("back"), href: routes.staffAccounts() }}
        title={account.name}
        badge={<StatusBadge status={accountStatus(account)} />}
        note={<CopyButton value={account.id} />}
      />
      <AccountFacts page={page} />
      <div className="grid gap-3.5 xl:grid-cols-[minmax(0,1fr)_360px] items-start">
        <div className="space-y-3.5 min-w-0">
          <PacksPanel packs={page.packs} now={now} />
          <BillsPanel bills={page.bills} />
          <RefundsPanel refunds={page.refunds} />
        </div>
        <div className="space-y-3.5 min-w-0">
          <GiftPanel account={account} now={now} />
          <ContentPanel page={page} />
        </div>
      </div>
    </>
  );
}
