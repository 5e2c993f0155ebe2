import { oneOf, oneValue, type SearchParams } from "@/app/search-params";
import { PRODUCTS, RECOMMENDED_PRODUCT, type Product } from "@/lib/core/catalog";

export const LIMITS = {
  calls: { least: 1_000, most: 100_000_000 },
  months: { least: 1, most: 12 },
  growth: { least: -50, most: 50 },
} as const;

export type Field = keyof typeof LIMITS;

/** What is to be calculated: the address of the page, so that it can be sent to somebody. */
export type Wish = {
  readonly product: Product;
  readonly calls: number;
  readonly months: number;
  readonly growth: number;
  /** Which step of the price the picture shows, from 0; or all of them. Undefined: the one nearest to the calls. */
  readonly step: number | "all" | undefined;
  /** What stands in each field: as it was typed where it is a problem. */
  readonly typed: Readonly<Record<Field, string>>;
  /** Fields that hold no number within their limits: where there are any, nothing is calculated. */
  readonly problems: readonly Field[];
};

const UNASKED = { calls: 950_000, months: 12, growth: 0 } as const;
const MOST_STEPS = 20;
const MOST_TYPED = 100;

export function wishFrom(asked: Awaited<SearchParams>): Wish {
  const typed = { calls: "", months: "", growth: "" };
  const problems: Field[] = [];
  const whole = (field: Field): number => {
    const text = oneValue(asked[field])?.trim().slice(0, MOST_TYPED) ?? String(UNASKED[field]);
    const value = /^-?\d[\d,]{0,11}$/.test(text) ? Number(text.replaceAll(",", "")) : Number.NaN;
    const { least, most } = LIMITS[field];
    const fits = value >= least && value <= most;
    if (!fits) problems.push(field);
    typed[field] = fits ? String(value) : text;
    return fits ? value : UNASKED[field];
  };
  return {
    product: oneOf(PRODUCTS, asked.product) ?? RECOMMENDED_PRODUCT,
    calls: whole("calls"),
    months: whole("months"),
    growth: whole("growth"),
    step: stepFrom(oneValue(asked.step)),
    typed,
    problems,
  };
}

/** The same wish as an address carries it, with what is changed about it. */
export const queryOf = (
  { product, typed }: Wish,
  change: { readonly calls?: number; readonly step?: string | number } = {},
) => ({ product, ...typed, ...change });

const stepFrom = (typed: string | undefined): Wish["step"] => {
  if (typed === "all") return "all";
  return typed !== undefined && /^\d{1,2}$/.test(typed) && Number(typed) < MOST_STEPS
    ? Number(typed)
    : undefined;
};
