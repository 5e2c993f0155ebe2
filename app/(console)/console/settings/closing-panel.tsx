import { getTranslations } from "next-intl/server";

import { RuleChip } from "@/components/billing/rule-chip";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/db";
import type { Account } from "@/db/queries/accounts";
import { formatInstant } from "@/lib/format/instant";
import { closingObstaclesOf } from "@/lib/services/closing-obstacles";
import { activateAction } from "../actions";
import { closeServiceAction } from "./actions";
import { obstacleWords } from "./obstacle-words";

type Props = { readonly account: Account; readonly now: Date };

/** R-ACC-3 · Leaving: what it means, what stands in its way, and the way back. */
export async function ClosingPanel({ account, now }: Props) {
  const t = await getTranslations("settings.closing");
  return (
    <Panel title={t("title")}>
      <div className="grid max-w-2xl justify-items-start gap-3">
        {account.closedAt ? (
          <Closed since={account.closedAt} />
        ) : (
          <Open account={account} now={now} />
        )}
      </div>
    </Panel>
  );
}

async function Closed({ since }: { readonly since: Date }) {
  const t = await getTranslations("settings.closing");
  return (
    <>
      <p className="num">{t("closed", { since: formatInstant(since, "full") })}</p>
      <ActionForm action={activateAction} className="grid gap-2">
        <SubmitButton>{t("reopen")}</SubmitButton>
      </ActionForm>
    </>
  );
}

async function Open({ account, now }: Props) {
  const t = await getTranslations("settings.closing");
  const obstacles = await closingObstaclesOf(database(), account, now);
  if (obstacles.length > 0) {
    return (
      <>
        <p className="text-ink2">{t("obstacles")}</p>
        <ul className="grid gap-2">
          {await Promise.all(
            obstacles.map(async (obstacle) => {
              const { text, action } = await obstacleWords(obstacle);
              return (
                <li key={obstacle.code} className="flex items-start gap-2">
                  <Icon name="fail" className="mt-0.5 size-4 shrink-0 text-bad" />
                  <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                    <span className="num">{text}</span>
                    <RuleChip id={obstacle.rule} />
                    {action && (
                      <Link href={action.href} className="lnk">
                        {action.label}
                      </Link>
                    )}
                  </div>
                </li>
              );
            }),
          )}
        </ul>
      </>
    );
  }
  return (
    <>
      <ul className="list-disc space-y-1 pl-5 text-ink2">
        <li>{t("means.calls")}</li>
        <li>{t("means.bill")}</li>
        <li>{t("means.kept")}</li>
      </ul>
      <ConfirmDialog
        trigger={t("submit")}
        triggerKind="danger"
        title={t("confirmTitle")}
        confirm={t("submit")}
        danger
        action={closeServiceAction}
      >
        <p>{t("confirmText", { account: account.id })}</p>
        <TextField
          name="typed"
          label={t("typed")}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          required
        />
      </ConfirmDialog>
    </>
  );
}
