import { useLocale, useTranslations } from "next-intl";

import { Derivation, type DerivationLine } from "@/components/billing/derivation";
import { RuleChip } from "@/components/billing/rule-chip";
import { EDITIONS, type Product, type TierBasis } from "@/lib/core/catalog";
import { formatCount, shortCount } from "@/lib/format/count";
import { formatExact, formatMoney, formatUnitPrice, type Amount } from "@/lib/format/money";

/** A line of a bill, issued or not, with all that its derivation states (R-SET-3). */
export type BillLineView = {
  readonly kind: "usage" | "prior_period";
  readonly product: Product;
  readonly priorMonth?: string | null;
  readonly catalogVersion: number;
  readonly editions: Readonly<Partial<Record<string, number>>>;
  readonly calls: number;
  readonly free: number;
  readonly gifted: number;
  readonly bought: number;
  readonly postpaidCalls: number;
  /** Which pack covered how many calls of the product in the month; empty where it was not kept. */
  readonly packs: readonly {
    readonly packId: string;
    readonly kind: string;
    readonly calls: number;
  }[];
  readonly tierBasis: TierBasis;
  readonly tierVolume: number;
  readonly tier: number;
  /** Where the tier begins, and where the next one does; null for the last. */
  readonly tierFrom: number;
  readonly tierTo: number | null;
  readonly unitPrice: Amount;
  readonly exact: Amount;
  readonly rounding: Amount;
  readonly charge: Amount;
  readonly rules: readonly string[];
};

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
  const t = useTranslations("bills.line");
  const lines = useLines(line, sources);
  return (
    <>
      <Derivation caption={t("caption", { product: t(`product.${line.product}`) })} lines={lines} />
      <p className="mt-2 flex flex-wrap items-center gap-x-1 gap-y-2 text-xs text-ink3">
        {t("rules")}
        {line.rules.map((id) => (
          <RuleChip key={id} id={id} />
        ))}
      </p>
    </>
  );
}

function useLines(line: BillLineView, sources: BillLineSources): DerivationLine[] {
  const t = useTranslations("bills.line");
  const common = useTranslations("common");
  const locale = useLocale();
  const calls = (count: number) => common("calls", { count: formatCount(count) });
  const price = formatUnitPrice(line.unitPrice);

  const editions = EDITIONS.flatMap((edition) => {
    const count = line.editions[edition];
    return count
      ? [t("edition", { edition: t(`editions.${edition}`), count: formatCount(count) })]
      : [];
  });
  const tier =
    line.tierTo === null
      ? t("lastTier", { tier: line.tier, from: shortCount(line.tierFrom, locale) })
      : t("tier", {
          tier: line.tier,
          from: shortCount(line.tierFrom, locale),
          to: shortCount(line.tierTo, locale),
        });

  return [
    {
      label: line.kind === "usage" ? t("calls") : t("priorCalls", { month: line.priorMonth ?? "" }),
      value: calls(line.calls),
      ...(editions.length > 0 ? { note: editions.join(common("listSeparator")) } : {}),
      ...(line.kind === "usage" ? {} : { rule: { id: "R-USE-7" } }),
      ...(sources.usage ? { source: { label: t("usage"), href: sources.usage } } : {}),
    },
    ...coverOf(line).map(({ kind, packId, calls: covered }): DerivationLine => ({
      operator: "−",
      label: packId ? t(`coveredBy.${kind}`, { pack: packId }) : t(`covered.${kind}`),
      value: calls(covered),
      ...(packId && sources.pack
        ? { source: { label: t("pack"), href: sources.pack(packId) } }
        : {}),
    })),
    {
      operator: "=",
      label: t("billable"),
      value: calls(line.postpaidCalls),
      rule: { id: "R-USE-3" },
    },
    {
      operator: "→",
      label: t(`tierVolume.${line.tierBasis}`),
      value: calls(line.tierVolume),
      note: line.kind === "usage" ? tier : t("settledTier", { tier, month: line.priorMonth ?? "" }),
      rule: { id: "R-PRICE-2" },
    },
    {
      operator: "×",
      label: t("unitPrice"),
      value: `${price}${common("perCall")}`,
      note: t("catalog", { version: line.catalogVersion }),
      rule: { id: "R-PRICE-1" },
    },
    {
      operator: "=",
      label: t("exact"),
      value: formatExact(line.exact),
      note: t("formula", { calls: formatCount(line.postpaidCalls), price }),
    },
    {
      label: t("rounding"),
      value: formatExact(line.rounding, { signed: true }),
      rule: { id: "R-PRICE-4" },
    },
    { operator: "=", label: t("charge"), value: formatMoney(line.charge) },
  ];
}

/** R-USE-3 · In the order of cover. */
const KINDS = ["free", "gifted", "bought"] as const;

type Cover = {
  readonly kind: (typeof KINDS)[number];
  readonly packId?: string;
  readonly calls: number;
};

/** Pack by pack where what they gave is this line's whole cover; else what each kind gave. */
function coverOf(line: BillLineView): readonly Cover[] {
  const covered = line.free + line.gifted + line.bought;
  const drawn = line.packs.reduce((sum, { calls }) => sum + calls, 0);
  if (covered > 0 && drawn === covered) {
    return KINDS.flatMap((kind) =>
      line.packs
        .filter((pack) => pack.kind === kind)
        .map(({ packId, calls }) => ({ kind, packId, calls })),
    );
  }
  const kinds = KINDS.map((kind) => ({ kind, calls: line[kind] }));
  const given = kinds.filter(({ calls }) => calls > 0);
  return given.length > 0 || line.product === "legacy" ? given : [{ kind: "bought", calls: 0 }];
}
