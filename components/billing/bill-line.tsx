import { useLocale, useTranslations } from "next-intl";

import { Derivation, type DerivationLine } from "@/components/billing/derivation";
import { RuleChip } from "@/components/billing/rule-chip";
import {
  billDerivation,
  type BillLineView,
  type DerivationStep,
} from "@/lib/format/bill-derivation";

/** Where the parts of a derivation come from; left out, a part has no link. */
export type BillLineSources = {
  readonly usage?: string;
  readonly pack?: (packId: string) => string;
};

/** R-SET-3 · How a line of a bill came to be: calls, cover, tier, price, rounding, charge, and the rules. */
export function BillLineDerivation(props: {
  readonly line: BillLineView;
  readonly sources?: BillLineSources;
}) {
  const { line, sources = {} } = props;
  const [t, common] = [useTranslations("bills.line"), useTranslations("common")];
  const steps = billDerivation(line, { line: t, common }, useLocale());
  const linked = steps.map((step): DerivationLine => ({ ...step, ...sourceOf(step) }));

  function sourceOf({ from }: DerivationStep): Pick<DerivationLine, "source"> {
    if (!from) return {};
    if ("usage" in from) {
      return sources.usage ? { source: { label: t("usage"), href: sources.usage } } : {};
    }
    return sources.pack ? { source: { label: t("pack"), href: sources.pack(from.packId) } } : {};
  }

  return (
    <>
      <Derivation
        caption={t("caption", { product: t(`product.${line.product}`) })}
        lines={linked}
      />
      <p className="mt-2 flex flex-wrap items-center gap-x-1 gap-y-2 text-xs text-ink3">
        {t("rules")}
        {line.rules.map((id) => (
          <RuleChip key={id} id={id} />
        ))}
      </p>
    </>
  );
}
