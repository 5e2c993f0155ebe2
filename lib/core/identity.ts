import { ok, refuse, type Result } from "@/lib/core/result";

export type ResidentIdRefusal = "bad-length" | "bad-digit" | "bad-date" | "bad-check-digit";
export type CreditCodeRefusal = "bad-length" | "bad-digit" | "bad-check-digit";

const NUMBER_LENGTH = 18;

// GB 11643: the check digit is chosen by the weighted sum of the first 17 digits modulo 11.
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const RESIDENT_CHECK_DIGITS = "10X98765432";

// GB 32100: 31 characters (I, O, S, V and Z are left out, being easy to misread), weights 3^i modulo 31.
const CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** R-ACC-1 · An 18-digit resident id, without spaces and with a capital X, or what is wrong with it (GB 11643). */
export function checkResidentId(text: string): Result<string, ResidentIdRefusal> {
  const id = normalized(text);
  if (id.length !== NUMBER_LENGTH) return refuse("bad-length");
  if (!/^\d{17}[\dX]$/.test(id)) return refuse("bad-digit");
  if (!isCalendarDay(id.slice(6, 14))) return refuse("bad-date");

  const sum = weightedSum(id, RESIDENT_WEIGHTS, Number);
  return id.at(-1) === RESIDENT_CHECK_DIGITS[sum % 11] ? ok(id) : refuse("bad-check-digit");
}

/** R-ACC-1 · An 18-character unified social credit code in capitals, or what is wrong with it (GB 32100). */
export function checkCreditCode(text: string): Result<string, CreditCodeRefusal> {
  const code = normalized(text);
  if (code.length !== NUMBER_LENGTH) return refuse("bad-length");
  const valueOf = (character: string) => CREDIT_CHARACTERS.indexOf(character);
  if ([...code].some((character) => valueOf(character) < 0)) return refuse("bad-digit");

  const sum = weightedSum(code, CREDIT_WEIGHTS, valueOf);
  const expected = CREDIT_CHARACTERS[(31 - (sum % 31)) % 31];
  return code.at(-1) === expected ? ok(code) : refuse("bad-check-digit");
}

/** R-ACC-1 · "110***********002X": enough to recognise one's own number, too little to use it. */
export const maskNumber = (text: string): string =>
  text.length <= 7 ? "*".repeat(text.length) : masked([...text], 3, 4);

/** R-ACC-1 · "张*", "欧**娜": a name as others may see it. */
export function maskName(text: string): string {
  const characters = [...text];
  if (characters.length <= 1) return "*".repeat(characters.length);
  return masked(characters, 1, characters.length === 2 ? 0 : 1);
}

const normalized = (text: string): string => text.replaceAll(/\s/g, "").toUpperCase();

const weightedSum = (
  text: string,
  weights: readonly number[],
  valueOf: (character: string) => number,
): number => weights.reduce((sum, weight, index) => sum + weight * valueOf(text.charAt(index)), 0);

/** Whether 'YYYYMMDD' is a day that exists. */
function isCalendarDay(digits: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}

const masked = (characters: readonly string[], shownAhead: number, shownBehind: number): string =>
  characters
    .map((character, index) =>
      index < shownAhead || index >= characters.length - shownBehind ? character : "*",
    )
    .join("");
