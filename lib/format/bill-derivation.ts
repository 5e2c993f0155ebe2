import {
  EDITIONS,
  type Catalog,
  type Edition,
  type Product,
  type TierBasis,
} from "@/lib/core/catalog";
import { tierReached } from "@/lib/core/pricing";
import { formatCount, shortCount } from "@/lib/format/count";
import type { Locale } from "@/lib/format/locale";
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

/** R-CAT-5 · A tier's bounds are those of the version that priced the line. */
export function withTier(
  line: Omit<BillLineView, "tierFrom" | "tierTo">,
  versions: readonly Catalog[],
): BillLineView {
  const version = versions.find((catalog) => catalog.version === line.catalogVersion);
  if (!version) throw new Error(`catalogue version ${line.catalogVersion} is unknown`);
  const { fromCalls, toCalls } = tierReached(version.products[line.product].tiers, line.tierVolume);
  return { ...line, tierFrom: fromCalls, tierTo: toCalls };
}

/** One step of how an amount came to be, in words; a step that begins with `=` is a result. */
export type DerivationStep = {
  readonly label: string;
  readonly value: string;
  readonly operator?: "−" | "×" | "=" | "→";
  readonly note?: string;
  readonly rule?: { readonly id: string };
  /** What the step was read from: the usage of the line's month, or a pack. */
  readonly from?: { readonly usage: true } | { readonly packId: string };
};

/** R-USE-3 · In the order of cover. */
const KINDS = ["free", "gifted", "bought"] as const;
type Kind = (typeof KINDS)[number];

type Values = Record<string, string | number>;
/** Translators over `bills.line` and `common`. */
export type DerivationWords = {
  readonly line: (
    key:
      | "billable"
      | "calls"
      | "catalog"
      | "charge"
      | "edition"
      | "exact"
      | "formula"
      | "lastTier"
      | "priorCalls"
      | "rounding"
      | "settledTier"
      | "tier"
      | "unitPrice"
      | `covered.${Kind}`
      | `coveredBy.${Kind}`
      | `editions.${Edition}`
      | `tierVolume.${TierBasis}`,
    values?: Values,
  ) => string;
  readonly common: (key: "calls" | "listSeparator" | "perCall", values?: Values) => string;
};

/** R-SET-3 · How a line of a bill came to be: calls, cover, tier, price, rounding and charge. */
export function billDerivation(
  line: BillLineView,
  { line: t, common }: DerivationWords,
  locale: Locale,
): DerivationStep[] {
  const calls = (count: number) => common("calls", { count: formatCount(count) });
  const price = formatUnitPrice(line.unitPrice);
  const editions = EDITIONS.flatMap((edition) => {
    const count = line.editions[edition];
    return count
      ? [t("edition", { edition: t(`editions.${edition}`), count: formatCount(count) })]
      : [];
  });
  const tier = tierOf(line, t, locale);

  return [
    {
      label: line.kind === "usage" ? t("calls") : t("priorCalls", { month: line.priorMonth ?? "" }),
      value: calls(line.calls),
      ...(editions.length > 0 ? { note: editions.join(common("listSeparator")) } : {}),
      ...(line.kind === "usage" ? {} : { rule: { id: "R-USE-7" } }),
      from: { usage: true },
    },
    ...coverOf(line).map(({ kind, packId, calls: covered }): DerivationStep => ({
      operator: "−",
      label: packId ? t(`coveredBy.${kind}`, { pack: packId }) : t(`covered.${kind}`),
      value: calls(covered),
      ...(packId ? { from: { packId } } : {}),
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

function tierOf(line: BillLineView, t: DerivationWords["line"], locale: Locale): string {
  const from = shortCount(line.tierFrom, locale);
  return line.tierTo === null
    ? t("lastTier", { tier: line.tier, from })
    : t("tier", { tier: line.tier, from, to: shortCount(line.tierTo, locale) });
}

type Cover = { readonly kind: Kind; readonly packId?: string; readonly calls: number };

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
