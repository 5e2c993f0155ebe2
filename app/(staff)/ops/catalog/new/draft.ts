import { oneValue } from "@/app/search-params";
import { PACK_SKUS, packOffer, PRODUCTS, FIRST_CATALOG, type Catalog } from "@/lib/core/catalog";
import { shanghaiIso } from "@/lib/core/calendar";
import { unitPriceString } from "@/lib/core/money";
import { POLICY_NAMES, policyValues } from "@/lib/core/policies";

/** What the form's fields hold, by their names. */
export type DraftFields = Readonly<Record<string, string>>;

export const tierField = (product: string, index: number): string => `tier.${product}.${index}`;
export const packField = (sku: string): string => `pack.${sku}`;
export const policyField = (name: string): string => `policy.${name}`;

/** The fields as the latest version would fill them in, to begin at an instant. */
export function fieldsOf(catalog: Catalog, from: Date): DraftFields {
  const { products, packs, policies, tierBasis } = catalog;
  return Object.fromEntries([
    ["from", shanghaiIso(from).slice(0, 16)],
    ...PRODUCTS.flatMap((product) =>
      products[product].tiers.map(({ unitPrice }, index) => [
        tierField(product, index),
        unitPriceString(unitPrice),
      ]),
    ),
    ...packs.map(({ sku, price }) => [packField(sku), unitPriceString(price)]),
    ["quota", String(products.general.freeCallsPerMonth)],
    ["basis", tierBasis],
    ...policyValues(policies).map(([name, value]) => [policyField(name), value]),
  ]);
}

/** The fields that an address carries; null where the form was not sent yet. */
export function fieldsFrom(
  query: Readonly<Record<string, string | string[] | undefined>>,
): DraftFields | null {
  if (oneValue(query.from) === undefined) return null;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, oneValue(value)?.trim() ?? ""]),
  );
}

/** The price list that the fields ask for, as the core reads it; it says what is wrong with it. */
export function draftOf(fields: DraftFields, latest: Catalog): object {
  const { abuse, ...policies } = Object.groupBy(POLICY_NAMES, (name) =>
    name.startsWith("abuse.") ? "abuse" : "plain",
  );
  return {
    effectiveFrom: instantOf(fields.from ?? ""),
    tierBasis: fields.basis,
    products: Object.fromEntries(
      PRODUCTS.map((product) => {
        const { tiers, editions, freeCallsPerMonth } = latest.products[product];
        return [
          product,
          {
            editions,
            tiers: tiers.map(({ fromCalls }, index) => ({
              fromCalls,
              unitPrice: fields[tierField(product, index)] ?? "",
            })),
            freeCallsPerMonth: product === "general" ? countOf(fields.quota) : freeCallsPerMonth,
          },
        ];
      }),
    ),
    packs: PACK_SKUS.flatMap((sku) => {
      const offer = packOffer(FIRST_CATALOG, sku);
      const price = fields[packField(sku)];
      return offer && price ? { ...offer, price } : [];
    }),
    policies: {
      ...policiesOf(policies.plain ?? [], fields),
      abuse: policiesOf(abuse ?? [], fields),
    },
  };
}

const policiesOf = (names: readonly string[], fields: DraftFields) =>
  Object.fromEntries(
    names.map((name) => {
      const text = fields[policyField(name)];
      const value = name === "coApprovalAbove" ? (text ?? "") : countOf(text);
      return [name.replace("abuse.", ""), value];
    }),
  );

// A field for date and time is on Shanghai's clock, and leaves the seconds out.
const instantOf = (local: string): string =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) ? `${local}+08:00` : local;

/** A count as a person types it; text that is none is left for the core to refuse by its field. */
const countOf = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^[\d,]{1,18}$/.test(text) ? Number(text.replaceAll(",", "")) : text;
