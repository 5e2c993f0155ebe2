import { useLocale, useTranslations } from "next-intl";

import { NextSteps, type NextStep } from "@/components/billing/next-steps";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { fenString } from "@/lib/core/money";
import { formatCount, shortCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney, formatUnitPrice } from "@/lib/format/money";
import { packName } from "@/lib/format/pack-name";
import { routes } from "@/lib/routes";
import type { Step } from "./next-steps";

/** What could be done now, at most three things. */
export function NextStepsPanel({ steps }: { readonly steps: readonly Step[] }) {
  const t = useTranslations("overview.next");
  const worded = useWords();
  return (
    <Panel title={t("title")} flush>
      {steps.length === 0 ? (
        <EmptyState icon="pass" title={t("none")} />
      ) : (
        <NextSteps steps={steps.map(worded)} />
      )}
    </Panel>
  );
}

function useWords(): (step: Step) => NextStep {
  const [t, words] = [useTranslations("overview.next"), useTranslations("components")];
  const locale = useLocale();

  return (step) => {
    switch (step.kind) {
      case "verify":
        return {
          key: step.kind,
          icon: "verify",
          tone: "warn",
          title: t("verify.title"),
          text: t("verify.text"),
          action: { label: t("verify.action"), href: routes.verify() },
        };
      case "top-up":
        return {
          key: step.kind,
          icon: "wallet",
          tone: "warn",
          title: t("topUp.title", { missing: formatMoney(step.missing) }),
          text: t("topUp.text"),
          action: {
            label: t("topUp.action"),
            href: routes.recharge({ amount: fenString(step.missing) }),
          },
        };
      case "refill": {
        const { offer } = step.offer;
        return {
          key: step.kind,
          icon: "pack-plus",
          tone: "pack",
          title: step.day ? t("refill.title", { day: step.day.slice(5) }) : t("refill.titleNone"),
          text: t("refill.text", {
            calls: shortCount(step.calls, locale),
            pack: packName({ kind: "bought", callsTotal: offer.calls }, locale, words),
            quantity: step.advice.quantity,
            price: formatUnitPrice(step.offer.unitPrice),
            saving: step.offer.savingPercent,
          }),
          action: { label: t("refill.action"), href: routes.buy() },
        };
      }
      case "refundable": {
        const { pack, chance } = step;
        return {
          key: step.kind,
          icon: "clock",
          tone: "warn",
          title: t("refundable.title", {
            pack: packName(pack, locale, words),
            until: deadline24(chance.until),
          }),
          text: t("refundable.text", { amount: formatMoney(chance.amounts.total) }),
          action: { label: t("refundable.action"), href: routes.newRefund({ pack: pack.id }) },
        };
      }
      case "expiring":
        return {
          key: step.kind,
          icon: "clock",
          tone: "warn",
          title: t("expiring.title", {
            pack: packName(step.pack, locale, words),
            day: formatInstant(step.pack.endsAt, "monthDay"),
          }),
          text: t("expiring.text", { left: formatCount(step.pack.callsLeft) }),
          action: { label: t("expiring.action"), href: routes.pack(step.pack.id) },
        };
      case "migrate":
        return {
          key: step.kind,
          icon: "transactions",
          tone: "free",
          title: t("migrate.title"),
          text: t("migrate.text", {
            calls: shortCount(step.calls, locale),
            pack: packName({ kind: "bought", callsTotal: step.offer.offer.calls }, locale, words),
            price: formatUnitPrice(step.offer.unitPrice),
            saves: formatMoney(step.saves),
          }),
          action: { label: t("migrate.action"), href: routes.pricing() },
        };
    }
  };
}
