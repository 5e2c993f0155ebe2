import { randomUUID } from "node:crypto";

import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import type { SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { database } from "@/db";
import { keysOf } from "@/db/queries/keys";
import { trialsOf } from "@/db/queries/trials";
import { requireCustomer } from "@/lib/auth/viewer";
import { keyWorks } from "@/lib/core/api-key";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { NotActivated } from "../not-activated";
import { answerOf } from "./answer";
import { AnswerPanel } from "./answer-panel";
import { ExplorerForm } from "./explorer-form";
import { HistoryPanel } from "./history-panel";
import { NoKeyPanel } from "./no-key-panel";
import { questionOf } from "./question";
import { ReceiptPanel } from "./receipt-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explorer"))("title") };
}

/** Does it work, and what did that call cost? */
export default async function ExplorerPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { accountId, account, now } = await requireCustomer();
  const question = questionOf(await searchParams);
  const [t, locale, keys, trials, answer] = await Promise.all([
    getTranslations("explorer"),
    getLocale(),
    keysOf(database(), accountId, now),
    trialsOf(database(), accountId),
    question.call ? answerOf(accountId, question.call) : null,
  ]);
  const usable = keys.filter((key) => keyWorks(key, now) && key.scopes.includes("tiia"));

  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <ButtonLink href={routes.keys()} icon="key">
            {t("keys")}
          </ButtonLink>
        }
      />
      <NotActivated account={account} />
      <div className="grid grid-cols-1 items-start gap-3.5 xl:grid-cols-[400px_minmax(0,1fr)]">
        {usable.length === 0 ? (
          <NoKeyPanel />
        ) : (
          <ExplorerForm
            id={randomUUID()}
            keys={usable}
            last={answer?.trial ?? null}
            problem={question.problem}
          />
        )}
        <div className="grid grid-cols-1 gap-3.5">
          <AnswerPanel
            question={question}
            answer={answer}
            keyId={usable[0]?.secretId ?? null}
            apiUrl={env().apiUrl}
            answerIn={locale === "en" ? "en-US" : "zh-CN"}
          />
          {answer?.trial.response && <ReceiptPanel {...answer} />}
        </div>
      </div>
      <HistoryPanel trials={trials} />
    </>
  );
}
