import { randomUUID } from "node:crypto";

import { useTranslations } from "next-intl";

import { RuleChip } from "@/components/billing/rule-chip";
import { Derivation, type DerivationLine } from "@/components/billing/derivation";
import { Banner } from "@/components/shell/banner";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Account } from "@/db/queries/accounts";
import { isNegative, minus } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { AdjustmentOutlook } from "@/lib/services/adjustments/adjustment-outlook";
import { requestAdjustmentAction } from "../actions";
import type { Draft } from "../draft";

/** R-SET-5 · What the correction comes to, number by number, before it is booked or handed on. */
export function CheckPanel(props: {
  readonly account: Account;
  readonly draft: Draft;
  readonly outlook: AdjustmentOutlook;
}) {
  const t = useTranslations("corrections");
  const { account, draft, outlook } = props;
  const amount = formatMoney(outlook.change, { signed: true });
  const limit = formatMoney(outlook.limit);
  return (
    <Panel title={t("check.title")} note={t("check.note")} action={<RuleChip id="R-SET-5" />}>
      <Facts
        facts={[
          { label: t("check.customer"), value: `${account.name} · ${account.id}` },
          { label: t("check.reason"), value: outlook.reason },
        ]}
      />
      <div className="mt-3">
        <Derivation caption={t("check.title")} lines={linesOf(t, outlook, draft.month)} />
      </div>
      <div className="mt-3 space-y-3">
        {isNegative(outlook.cashAfter) && <Banner severity="warn">{t("check.debt")}</Banner>}
        <p className="text-xs text-ink2 num">
          {t(outlook.needsSecondPerson ? "check.askText" : "check.bookText", { limit })}
        </p>
        <ActionForm action={requestAdjustmentAction} className="flex flex-wrap items-center gap-2">
          {Object.entries({ ...draft, requestKey: randomUUID() }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton>
            {t(outlook.needsSecondPerson ? "check.ask" : "check.book", { amount })}
          </SubmitButton>
          <ButtonLink
            href={routes.newAdjustment({ ...draft, month: draft.month || undefined })}
            kind="secondary"
          >
            {t("check.edit")}
          </ButtonLink>
        </ActionForm>
      </div>
    </Panel>
  );
}

function linesOf(
  t: ReturnType<typeof useTranslations<"corrections">>,
  { bill, cash, cashAfter, change }: AdjustmentOutlook,
  month: string,
): DerivationLine[] {
  const ofBill: DerivationLine[] = bill
    ? [
        { label: t("check.total"), value: formatMoney(bill.total), note: t("bill", { month }) },
        { label: t("check.before"), value: formatMoney(bill.before) },
        {
          operator: "+",
          label: t("check.change"),
          value: formatMoney(minus(bill.after, bill.before), { signed: true }),
        },
        { operator: "=", label: t("check.after"), value: formatMoney(bill.after) },
      ]
    : [];
  return [
    ...ofBill,
    { label: t("check.cashBefore"), value: formatMoney(cash) },
    { operator: "+", label: t("check.change"), value: formatMoney(change, { signed: true }) },
    { operator: "=", label: t("check.cashAfter"), value: formatMoney(cashAfter) },
  ];
}
