import {
  PRODUCTS,
  type Catalog,
  type PackSku,
  type Product,
  type TierBasis,
} from "@/lib/core/catalog";
import { unitPriceString } from "@/lib/core/money";
import type { PolicyName } from "@/lib/core/policies";
import { policyValues } from "@/lib/core/policies";

/** One thing that a version says: a price, a quota, a limit. Its value is text, money as a decimal string. */
export type Term = { readonly value: string } & (
  | { readonly kind: "tier"; readonly product: Product; readonly fromCalls: number }
  | { readonly kind: "pack"; readonly sku: PackSku }
  | { readonly kind: "quota"; readonly product: Product }
  | { readonly kind: "basis"; readonly value: TierBasis }
  | { readonly kind: "policy"; readonly name: PolicyName }
);

/** A term that differs between two versions; null where a version does not have it. */
export type TermChange = {
  readonly term: Term;
  readonly before: string | null;
  readonly after: string | null;
};

/** R-CAT-5 · Everything that a version says, in the order of a price list. */
export const termsOf = ({ products, packs, tierBasis, policies }: Catalog): readonly Term[] => [
  ...PRODUCTS.flatMap((product) =>
    products[product].tiers.map(({ fromCalls, unitPrice }): Term => ({
      kind: "tier",
      product,
      fromCalls,
      value: unitPriceString(unitPrice),
    })),
  ),
  ...packs.map(({ sku, price }): Term => ({ kind: "pack", sku, value: unitPriceString(price) })),
  ...PRODUCTS.map((product): Term => ({
    kind: "quota",
    product,
    value: String(products[product].freeCallsPerMonth),
  })),
  { kind: "basis", value: tierBasis },
  ...policyValues(policies).map(([name, value]): Term => ({ kind: "policy", name, value })),
];

/** What a version changes against another; empty where only its date differs. */
export function changesBetween(before: Catalog, after: Catalog): readonly TermChange[] {
  const [old, now] = [termsOf(before), termsOf(after)].map(
    (terms) => new Map(terms.map((term) => [nameOf(term), term])),
  ) as [Map<string, Term>, Map<string, Term>];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    const term = is ?? was;
    if (!term || was?.value === is?.value) return [];
    return { term, before: was?.value ?? null, after: is?.value ?? null };
  });
}

/** Whether a term is part of what a customer pays: a tier's price, a pack's, or how the tier is picked. */
export const isPrice = ({ kind }: Term): boolean =>
  kind === "tier" || kind === "pack" || kind === "basis";

/** What a term is known by in two versions. */
export function nameOf(term: Term): string {
  switch (term.kind) {
    case "tier":
      return `tier ${term.product} ${term.fromCalls}`;
    case "pack":
      return `pack ${term.sku}`;
    case "quota":
      return `quota ${term.product}`;
    case "policy":
      return `policy ${term.name}`;
    case "basis":
      return "basis";
  }
}
