import { useTranslations } from "next-intl";

import { Money } from "@/components/billing/money";
import { Banner } from "@/components/shell/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { TitleView } from "@/db/queries/invoices";
import { fenString } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import { applyForInvoiceAction } from "../actions";
import type { Selection } from "./selection";

/** What an application over the ticked boxes comes to, what follows from it, and the button that applies. */
export function ApplyPanel(props: {
  readonly selection: Selection;
  readonly title: TitleView | undefined;
  /** Ticked orders with a pack that could still be given back. */
  readonly refundable: readonly string[];
  readonly email: string;
  readonly requestKey: string;
}) {
  const [t, list] = [useTranslations("invoices.new"), useTranslations("invoices")];
  const { selection, title } = props;
  const amount = formatMoney(selection.amount);
  if (selection.ticked.length === 0 || !title) {
    return (
      <Panel title={t("review")}>
        <p className="text-ink2">{title ? t("nothing") : t("noTitle")}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t("review")} note={t("chosen", { count: selection.ticked.length })}>
      <div className="space-y-3">
        <div>
          <div className="text-xs text-ink2">{t("amount")}</div>
          <div className="text-xl font-semibold tracking-tight">
            <Money amount={selection.amount} />
          </div>
        </div>
        {props.refundable.length > 0 && (
          <Banner severity="warn">
            {t("refundable")}
            <ul className="mt-1 font-mono text-xs">
              {props.refundable.map((order) => (
                <li key={order}>{order}</li>
              ))}
            </ul>
          </Banner>
        )}
        <ConfirmDialog
          trigger={t("submit", { amount })}
          triggerKind="primary"
          title={t("confirmTitle", { amount })}
          confirm={t("submit", { amount })}
          action={applyForInvoiceAction}
          hidden={{
            spending: selection.ticked.map(({ name }) => name).join(" "),
            titleId: title.id,
            amount: fenString(selection.amount),
            requestKey: props.requestKey,
          }}
        >
          <p>{t("confirm", { amount, kind: list(`kind.${title.kind}`), title: title.name })}</p>
          <TextField
            name="email"
            type="email"
            label={t("email")}
            help={t("emailHelp")}
            autoComplete="email"
            maxLength={254}
            required
            defaultValue={props.email}
          />
        </ConfirmDialog>
      </div>
    </Panel>
  );
}
