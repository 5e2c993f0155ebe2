import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";

import { Deadline } from "@/components/billing/deadline";
import { MoneySplit } from "@/components/billing/money-split";
import { RuleChip } from "@/components/billing/rule-chip";
import { Panel } from "@/components/ui/panel";
import { formatMoney } from "@/lib/format/money";
import { routes } from "@/lib/routes";
import type { PackDetail } from "./pack-detail";

const RULES = ["R-REF-1", "R-REF-2", "R-REF-3", "R-REF-4", "R-REF-5"] as const;

/** Whether the pack could go back now, what would come back, and the rules that say so. */
export function RefundRules({ detail, now }: { readonly detail: PackDetail; readonly now: Date }) {
  const [t, packs] = [useTranslations("packs.refund"), useTranslations("packs")];
  const { pack, chance } = detail;
  // R-REF-6 · The campaign's own rule stands in the place of the usual window.
  const campaign = pack.campaignRule;
  const hasOwnWindow = campaign !== null && campaign.kind !== "default";
  return (
    <Panel title={t("title")}>
      {chance.open ? (
        <div className="space-y-2">
          <p className="font-medium">{t("open", { amount: formatMoney(chance.amounts.total) })}</p>
          <Deadline now={now} end={chance.until} />
        </div>
      ) : (
        <p className="text-ink2">
          {chance.because === "not-bought"
            ? t("given", { source: packs(`source.${pack.kind}`) })
            : packs("notRefundable", { because: packs(`because.${chance.because}`) })}
        </p>
      )}
      {pack.kind === "bought" && (
        <div className="-mx-4 mt-3 border-y border-line">
          <MoneySplit
            caption={t("split")}
            rows={[
              { purse: "cash", paid: pack.paidCash, returned: back(pack.paidCash) },
              { purse: "income", paid: pack.paidIncome, returned: back(pack.paidIncome) },
              { purse: "gift", paid: pack.paidGift, returned: back(pack.paidGift) },
              { purse: "voucher", paid: pack.paidVoucher, returned: "0" },
            ]}
            total={{ paid: pack.price, returned: chance.open ? chance.amounts.total : "0" }}
          />
        </div>
      )}
      <ul className="mt-3 space-y-1.5 text-xs text-ink2">
        {campaign && (
          <Rule id="R-REF-6">
            {t(
              `campaign.${campaign.kind}`,
              campaign.kind === "days" ? { days: campaign.days } : {},
            )}
          </Rule>
        )}
        {RULES.filter((rule) => rule !== "R-REF-3" || !hasOwnWindow).map((rule) => (
          <Rule key={rule} id={rule}>
            {t(`rules.${rule}`)}
          </Rule>
        ))}
      </ul>
      {pack.kind === "bought" && (
        <Link
          href={routes.newRefund({ pack: pack.id })}
          className="lnk mt-3 inline-block min-h-6 text-xs"
        >
          {t("check")}
        </Link>
      )}
    </Panel>
  );

  function back(paid: string): string {
    return chance.open ? paid : "0";
  }
}

function Rule(props: { readonly id: string; readonly children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <span className="shrink-0">
        <RuleChip id={props.id} />
      </span>
      {props.children}
    </li>
  );
}
