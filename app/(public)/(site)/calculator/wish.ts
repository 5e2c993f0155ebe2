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
  /** Fields that held something else; they count as not filled in. */
  readonly problems: readonly Field[];
};

const UNASKED = { calls: 950_000, months: 12, growth: 0 } as const;
const MOST_STEPS = 20;

export function wishFrom(asked: Awaited<SearchParams>): Wish {
  const problems: Field[] = [];
  const whole = (field: Field): number => {
    const typed = oneValue(asked[field])?.trim();
    if (!typed) return UNASKED[field];
    const value = /^-?[\d,]{1,12}$/.test(typed) ? Number(typed.replaceAll(",", "")) : Number.NaN;
    const { least, most } = LIMITS[field];
    if (value >= least && value <= most) return value;
    problems.push(field);
    return UNASKED[field];
  };
  return {
    product: oneOf(PRODUCTS, asked.product) ?? RECOMMENDED_PRODUCT,
    calls: whole("calls"),
    months: whole("months"),
    growth: whole("growth"),
    step: stepFrom(oneValue(asked.step)),
    problems,
  };
}

/** The same wish as an address carries it, with what is changed about it. */
export const queryOf = (
  { product, calls, months, growth }: Wish,
  change: { readonly calls?: number; readonly step?: string | number } = {},
) => ({ product, calls, months, growth, ...change });

const stepFrom = (typed: string | undefined): Wish["step"] => {
  if (typed === "all") return "all";
  return typed !== undefined && /^\d{1,2}$/.test(typed) && Number(typed) < MOST_STEPS
    ? Number(typed)
    : undefined;
};
