import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { PageHeader } from "@/components/shell/page-header";
import { Panel } from "@/components/ui/panel";
import { database } from "@/db";
import { tokensOf } from "@/db/queries/keys";
import { requireCustomer } from "@/lib/auth/viewer";
import { MOST_KEYS } from "@/lib/core/api-key";
import { env } from "@/lib/env";
import { MOST_TOKENS } from "@/lib/services/tokens/create-token";
import { NotActivated } from "../not-activated";
import { createKeyAction, createTokenAction } from "./actions";
import { KeysTable } from "./keys-table";
import { listedKeys } from "./listed-keys";
import { NewSecret } from "./new-secret";
import { RightsFields } from "./rights-fields";
import { Snippet } from "./snippet";
import { curlSnippet, nodeSnippet } from "./snippets";
import { TokensTable } from "./tokens-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keys"))("title") };
}

/** What programs sign with: keys for the vendor's SDK, tokens for the REST API, and how to use them. */
export default async function KeysPage() {
  const { accountId, account, now } = await requireCustomer();
  const [t, keys, tokens] = await Promise.all([
    getTranslations("keys"),
    listedKeys(accountId, now),
    tokensOf(database(), accountId),
  ]);
  const count = keys.filter(({ stopsAt }) => stopsAt === null).length;
  const { apiUrl } = env();

  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <NotActivated account={account} />
      <Panel
        title={t("key.title")}
        note={t("key.note", { count, most: MOST_KEYS, rotating: keys.length - count })}
        flush
      >
        <KeysTable keys={keys} callable={account.activatedAt !== null} />
        <div className="border-t border-line px-4 py-3">
          <NewSecret
            of="key"
            action={createKeyAction}
            full={count < MOST_KEYS ? undefined : t("refused.too-many-keys", { most: MOST_KEYS })}
          >
            <RightsFields />
          </NewSecret>
        </div>
      </Panel>
      <Panel
        title={t("token.title")}
        note={t("token.note", { count: tokens.length, most: MOST_TOKENS })}
        flush
      >
        <TokensTable tokens={tokens} />
        <div className="border-t border-line px-4 py-3">
          <NewSecret of="token" action={createTokenAction} />
        </div>
      </Panel>
      <div className="grid gap-3.5 xl:grid-cols-2 items-start">
        <Snippet
          title={t("snippet.node")}
          note={t("snippet.nodeNote")}
          code={nodeSnippet(apiUrl)}
        />
        <Snippet
          title={t("snippet.rest")}
          note={t("snippet.restNote")}
          code={curlSnippet(apiUrl)}
          more={{ href: new URL("/api/v1/docs", apiUrl).href, text: t("snippet.docs") }}
        />
      </div>
    </>
  );
}
