import { useTranslations } from "next-intl";

import { Deadline } from "@/components/billing/deadline";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/field";
import { LegalLink } from "@/components/ui/legal-link";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OrderView } from "@/db/queries/orders";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import { cancelOrderAction, payOrderAction } from "./actions";

/** R-ORD-1 · An order that waits for its payment keeps its price until it expires. */
export function PendingOrder({ order, now }: { readonly order: OrderView; readonly now: Date }) {
  const t = useTranslations("orders.pending");
  const total = formatMoney(order.total);
  return (
    <Panel title={t("title")} note={t("note", { total })}>
      <Deadline now={now} end={order.expiresAt} />
      <ActionForm action={payOrderAction} className="mt-3 space-y-3">
        <input type="hidden" name="orderId" value={order.id} />
        <CheckboxField
          name="agreed"
          label={
            <span className="text-xs text-ink2">
              {t.rich("agree", {
                packs: (words) => <LegalLink document="packs">{words}</LegalLink>,
                refunds: (words) => <LegalLink document="refunds">{words}</LegalLink>,
              })}
            </span>
          }
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t("pay", { total })}</SubmitButton>
          <ButtonLink href={routes.recharge({ amount: order.total })} icon="wallet">
            {t("recharge")}
          </ButtonLink>
        </div>
      </ActionForm>
      <ActionForm action={cancelOrderAction} className="mt-3 grid justify-start gap-2">
        <input type="hidden" name="orderId" value={order.id} />
        <SubmitButton kind="ghost">{t("cancel")}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
