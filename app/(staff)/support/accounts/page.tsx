import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { FilterButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { accountsLike } from "@/db/queries/accounts";
import { requireStaff } from "@/lib/auth/viewer";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { AccountsTable } from "./accounts-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("support.accounts"))("title") };
}

const LONGEST_SEARCH = 100;

/** Finds an account of the watched clock by name, number or e-mail address. */
export default async function AccountsPage(props: { readonly searchParams: SearchParams }) {
  const { clockId } = await requireStaff("support");
  const { q } = await props.searchParams;
  const text = typeof q === "string" ? q.slice(0, LONGEST_SEARCH) : "";
  const [found, t] = await Promise.all([
    accountsLike(database(), clockId, text),
    getTranslations("support.accounts"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <form action={routes.staffAccounts()} className="flex items-end gap-2">
        <div className="w-80 max-w-full">
          <TextField
            name="q"
            type="search"
            label={t("search")}
            defaultValue={text}
            maxLength={LONGEST_SEARCH}
          />
        </div>
        <FilterButton>{t("find")}</FilterButton>
      </form>
      <Panel
        title={text.trim() === "" ? t("newest") : t("found")}
        note={t("count", { count: formatCount(found.length) })}
        flush
      >
        <AccountsTable accounts={found} />
      </Panel>
    </>
  );
}
