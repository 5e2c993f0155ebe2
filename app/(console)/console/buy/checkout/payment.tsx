import { useTranslations } from "next-intl";

import { MoneySplit } from "@/components/billing/money-split";
import { RuleChip } from "@/components/billing/rule-chip";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/field";
import { LegalLink } from "@/components/ui/legal-link";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { fenString, type Cny } from "@/lib/core/money";
import { SOURCES } from "@/lib/core/payment";
import type { Result } from "@/lib/core/result";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { CampaignRefusal } from "@/lib/services/orders/order-terms";
import type { OrderPlan, PlanRefusal } from "@/lib/services/orders/plan-order";
import type { Choice } from "../choice";
import { buyAction, holdAction } from "./actions";

type PreviewRefusal = PlanRefusal | CampaignRefusal;

type Props = {
  readonly choice: Choice;
  readonly total: Cny;
  readonly preview: Result<OrderPlan, PreviewRefusal>;
  readonly voucherId: string | null;
  readonly requestKey: string;
};

/** R-FUND-1 · Who pays how much, in the order of deduction; then the button with the amount on it. */
export function Payment(props: Props) {
  const t = useTranslations("buy.payment");
  const { preview, total } = props;
  if (!preview.ok) return <Refused {...props} refusal={preview.refusal} />;
  const { payment } = preview.value;
  return (
    <Panel title={t("title")} note={t("order")} flush>
      <MoneySplit
        caption={t("title")}
        rows={SOURCES.map((purse) => ({ purse, paid: payment[purse] }))}
        total={{ paid: total }}
      />
      <ActionForm action={buyAction} className="space-y-3 border-t border-line p-4">
        <Basket {...props} />
        <CheckboxField name="agreed" label={<Agreement choice={props.choice} />} />
        <div className="grid">
          <SubmitButton>{t("pay", { total: formatMoney(total) })}</SubmitButton>
        </div>
        <p className="text-xs text-ink3">{t("once")}</p>
      </ActionForm>
    </Panel>
  );
}

/** Too little money: how much is missing and two ways on. Anything else: the rule, and where to go. */
function Refused(props: Props & { readonly refusal: PreviewRefusal }) {
  const [t, refused] = [useTranslations("buy.payment"), useTranslations("buy.refused")];
  const { refusal, total } = props;
  const missing = refusal.code === "funds-too-low" ? refusal.missing : null;
  return (
    <Panel title={t("title")} note={t("amount", { total: formatMoney(total) })}>
      <p role="status" className="rounded-ctl bg-warnw px-3 py-2 text-warn num">
        {refused(refusal.code, {
          missing: formatMoney(missing ?? "0"),
          left: refusal.code === "campaign-limit-reached" ? refusal.left : 0,
        })}{" "}
        <RuleChip id={refusal.rule} />
      </p>
      {missing ? (
        <div className="mt-3 grid gap-2">
          <ButtonLink
            href={routes.recharge({ amount: fenString(missing) })}
            kind="primary"
            icon="wallet"
          >
            {t("recharge", { missing: formatMoney(missing) })}
          </ButtonLink>
          <ActionForm action={holdAction} className="grid gap-2">
            <Basket {...props} />
            <SubmitButton kind="secondary">{t("hold")}</SubmitButton>
            <p className="text-xs text-ink3">{t("holdNote")}</p>
          </ActionForm>
        </div>
      ) : (
        <div className="mt-3 grid gap-2">
          <WayOut refusal={refusal} choice={props.choice} />
        </div>
      )}
    </Panel>
  );
}

function WayOut({
  refusal,
  choice,
}: {
  readonly refusal: PreviewRefusal;
  readonly choice: Choice;
}) {
  const t = useTranslations("buy.gate");
  switch (refusal.code) {
    case "identity-unverified":
      return <ButtonLink href={routes.verify()}>{t("verify")}</ButtonLink>;
    case "in-arrears":
      return <ButtonLink href={routes.recharge()}>{t("recharge")}</ButtonLink>;
    default:
      return (
        <ButtonLink href={routes.buy({ sku: choice.offer.sku, quantity: choice.quantity })}>
          {t("back")}
        </ButtonLink>
      );
  }
}

function Basket({ choice, voucherId, requestKey }: Props) {
  return (
    <>
      <input type="hidden" name="sku" value={choice.offer.sku} />
      <input type="hidden" name="quantity" value={choice.quantity} />
      <input type="hidden" name="campaignId" value={choice.sale?.id ?? ""} />
      <input type="hidden" name="voucherId" value={voucherId ?? ""} />
      <input type="hidden" name="requestKey" value={requestKey} />
    </>
  );
}

/** R-REF-6 · Whoever buys in a campaign agrees to its refund rule, not to the usual one. */
function Agreement({ choice }: { readonly choice: Choice }) {
  const [t, sales] = [useTranslations("buy.payment"), useTranslations("buy.sale.refund")];
  const rule = choice.sale?.refundRule;
  const own = rule && rule.kind !== "default" ? rule : null;
  return (
    <span className="text-xs text-ink2">
      {t.rich(own ? "agreeSale" : "agree", {
        rule: own ? sales(own.kind, own.kind === "days" ? { days: own.days } : {}) : "",
        packs: (words) => <LegalLink document="packs">{words}</LegalLink>,
        refunds: (words) => <LegalLink document="refunds">{words}</LegalLink>,
      })}
    </span>
  );
}
