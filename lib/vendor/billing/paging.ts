import { ok, type Result } from "@/lib/core/result";
import { readBetween } from "@/lib/vendor/billing/values";
import type { VendorProblem } from "@/lib/vendor/error-codes";

/** Which rows of a list are asked for. */
export type Page = { readonly offset: number; readonly limit: number };

/** No list is read further than this: who wants more asks for less at a time. */
export const DEEPEST_ROW = 100_000;

/** Where the vendor counts rows: `Offset` is how many to leave out. */
export function readRowPage(
  { Offset, Limit }: { readonly Offset: number; readonly Limit: number },
  mostRows: number,
): Result<Page, VendorProblem> {
  const limit = readBetween("Limit", Limit, 1, mostRows);
  if (!limit.ok) return limit;
  const offset = readBetween("Offset", Offset, 0, DEEPEST_ROW);
  return offset.ok ? ok({ offset: offset.value, limit: limit.value }) : offset;
}

/** Where the vendor counts pages: `Offset` is the number of the page, counted from `first`. */
export function readNumberedPage(
  { Offset, Limit }: { readonly Offset: number; readonly Limit: number },
  { first, mostRows }: { readonly first: 0 | 1; readonly mostRows: number },
): Result<Page, VendorProblem> {
  const limit = readBetween("Limit", Limit, 1, mostRows);
  if (!limit.ok) return limit;
  const last = first + Math.floor(DEEPEST_ROW / limit.value);
  const number = readBetween("Offset", Offset, first, last);
  if (!number.ok) return number;
  return ok({ offset: (number.value - first) * limit.value, limit: limit.value });
}

/** The page of a list that is at hand. */
export const pageOf = <Row>(rows: readonly Row[], { offset, limit }: Page): readonly Row[] =>
  rows.slice(offset, offset + limit);
