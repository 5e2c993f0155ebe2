import { ok, refuse, type Result } from "@/lib/core/result";
import { problem, type VendorProblem } from "@/lib/vendor/error-codes";

/** One of the words that a parameter may have. */
export function readWord<Word extends string>(
  parameter: string,
  sent: string,
  words: readonly Word[],
): Result<Word, VendorProblem> {
  const known = words.find((word) => word === sent);
  const expected = words.filter((word) => word !== "").join(", ");
  return known ? ok(known) : refuse(problem("InvalidParameterValue", { parameter, expected }));
}

/** The same for a parameter that may be left out, or sent empty: null then. */
export const readOptionalWord = <Word extends string>(
  parameter: string,
  sent: string | undefined,
  words: readonly Word[],
): Result<Word | null, VendorProblem> => (sent ? readWord(parameter, sent, words) : ok(null));

/** A yes or no that the vendor sends as 1 or 0; no where it was left out. */
export function readFlag(
  parameter: string,
  sent: number | undefined,
): Result<boolean, VendorProblem> {
  const flag = readBetween(parameter, sent ?? 0, 0, 1);
  return flag.ok ? ok(flag.value === 1) : flag;
}

/** A number that must not be smaller or larger than the vendor says. */
export function readBetween(
  parameter: string,
  value: number,
  smallest: number,
  largest: number,
): Result<number, VendorProblem> {
  if (value >= smallest && value <= largest) return ok(value);
  const expected = `${smallest} – ${largest}`;
  return refuse(problem("InvalidParameterValue", { parameter, expected }));
}
