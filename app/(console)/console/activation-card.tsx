import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";

import { Banner } from "@/components/shell/banner";
import { ActionForm } from "@/components/ui/action-form";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Account } from "@/db/queries/accounts";
import { formatCount } from "@/lib/format/count";
import { routes } from "@/lib/routes";
import { activateAction } from "./actions";
import type { Overview } from "./overview";

/** What a new account does first: three steps, each in its real state. */
export function ActivationCard(props: { readonly account: Account; readonly freeCalls: number }) {
  const t = useTranslations("overview.activation");
  const free = formatCount(props.freeCalls);
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <ol className="divide-y divide-line">
        <StepLine
          done={props.account.verifiedAt !== null}
          title={t("verify.title")}
          text={t("verify.text")}
        >
          {!props.account.verifiedAt && (
            <Link href={routes.verify()} className="btn btn-s">
              {t("verify.action")}
            </Link>
          )}
        </StepLine>
        <StepLine title={t("activate.title")} text={t("activate.text", { free })}>
          <ActionForm action={activateAction} className="grid gap-2">
            <SubmitButton>{t("activate.action")}</SubmitButton>
          </ActionForm>
        </StepLine>
        <StepLine title={t("call.title")} text={t("call.text")} />
      </ol>
    </Panel>
  );
}

function StepLine(props: {
  readonly done?: boolean;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  const t = useTranslations("overview.activation");
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3.5">
      <Icon
        name={props.done ? "pass" : "dashed"}
        className={`size-5 ${props.done ? "text-ok" : "text-ink3"}`}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {props.title}
          {props.done && <span className="ml-2 text-xs font-normal text-ok">{t("done")}</span>}
        </p>
        <p className="text-xs text-ink2 num">{props.text}</p>
      </div>
      {props.children}
    </li>
  );
}

/** After activating: what came with it. */
export function Activated({ overview }: { readonly overview: Overview }) {
  const t = useTranslations("overview.activation");
  const free = overview.packs.find(({ freeMonth }) => freeMonth === overview.month);
  return (
    <Banner severity="ok" action={{ label: t("toExplorer"), href: routes.explorer() }}>
      {free
        ? t("activatedWithFree", {
            month: Number(overview.month.slice(5)),
            free: formatCount(free.callsTotal),
          })
        : t("activated")}
    </Banner>
  );
}
