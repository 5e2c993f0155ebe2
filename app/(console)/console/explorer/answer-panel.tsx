import { useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { Panel } from "@/components/ui/panel";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { snippet, SNIPPET_LANGUAGES, SNIPPET_NAMES } from "@/lib/snippets/snippet";
import type { Answer } from "./answer";
import { apiCall } from "./api-call";
import { CodeBlock } from "./code-block";
import { Failure } from "./failure";
import { queryOf, VIEWS, type Question } from "./question";
import { Tags } from "./tags";

type Props = {
  readonly question: Question;
  readonly answer: Answer | null;
  /** The key that the code names. */
  readonly keyId: string | null;
  readonly apiUrl: string;
  readonly answerIn: "zh-CN" | "en-US";
};

/** What a call brought, as tags, as it came, and as code that makes it again. */
export function AnswerPanel(props: Props) {
  const { question, answer } = props;
  const t = useTranslations("explorer");
  return (
    <div id="answer" className="xl:scroll-mt-[100vh]">
      <Panel
        title={t("answer.title")}
        note={
          answer?.trial.latencyMs != null &&
          t("answer.latency", { ms: formatCount(answer.trial.latencyMs) })
        }
        action={
          <LinkTabs
            label={t("answer.views")}
            tabs={VIEWS.map((view) => ({
              label: t(`answer.view.${view}`),
              href: routes.explorerAnswer(queryOf(question, { view })),
              current: view === question.view,
            }))}
          />
        }
        flush
      >
        {question.view === "code" ? <Code {...props} /> : <Said {...props} />}
      </Panel>
    </div>
  );
}

function Said({ question, answer, keyId }: Props) {
  const t = useTranslations("explorer.answer");
  if (!answer) {
    return question.call ? (
      <EmptyState icon="no-match" title={t("gone")} />
    ) : (
      <EmptyState
        icon="picture"
        title={t(keyId ? "empty" : "emptyWithoutKey")}
        text={t("emptyText")}
      />
    );
  }
  const { trial } = answer;
  if (!trial.response) {
    const again = routes.explorerAnswer(queryOf(question, {}));
    return trial.answeredAt ? (
      <EmptyState icon="warn" title={t("unreachable")} text={t("unreachableText")} />
    ) : (
      <EmptyState
        icon="running"
        title={t("waiting")}
        text={t("waitingText")}
        action={
          <ButtonLink href={again} icon="retry">
            {t("reload")}
          </ButtonLink>
        }
      />
    );
  }
  if (question.view === "json") {
    return (
      <CodeBlock
        label={t("view.json")}
        code={`${JSON.stringify({ Response: trial.response }, null, 2)}\n`}
      />
    );
  }
  const { Error: error } = trial.response;
  return error ? <Failure error={error} /> : <Tags trial={trial} response={trial.response} />;
}

function Code({ question, answer, keyId, apiUrl, answerIn }: Props) {
  const t = useTranslations("explorer.code");
  const asked = answer?.trial ?? ({ product: "general", editions: [], secretId: keyId } as const);
  const { action, parameters } = apiCall(asked, { file: "photo.jpg" });
  const code = snippet(question.language, {
    apiUrl,
    action,
    version: "2019-05-29",
    keyId: asked.secretId,
    parameters,
    answerIn,
  });
  return (
    <>
      <div className="px-4 py-2.5">
        <LinkTabs
          label={t("languages")}
          tabs={SNIPPET_LANGUAGES.map((language) => ({
            label: SNIPPET_NAMES[language],
            href: routes.explorerAnswer(queryOf(question, { view: "code", language })),
            current: language === question.language,
          }))}
        />
        <p className="mt-2 text-xs text-ink2">
          {t(question.language === "node" ? "sdk" : "plain")} {t("secret")}
        </p>
      </div>
      <CodeBlock label={SNIPPET_NAMES[question.language]} code={code} />
    </>
  );
}
