import { addDays } from "@/lib/core/calendar";
import { checkResidentId } from "@/lib/core/identity";

const BIRTHS_FROM = "1960-01-01";
const BIRTH_DAYS = 14_000;
const SERIALS = 1_000;

/**
 * R-ACC-1, R-REF-7 · A resident id whose check digit is right, made up from the account's number: no two accounts of the
 * sandbox share an identity by accident. The district is one that was never given out.
 */
export function madeUpIdentity(accountId: string): string {
  const number = Number(accountId);
  const serial = String(number % SERIALS).padStart(3, "0");
  const birth = addDays(BIRTHS_FROM, Math.floor(number / SERIALS) % BIRTH_DAYS).replaceAll("-", "");
  const district = String(990_000 + (Math.floor(number / SERIALS / BIRTH_DAYS) % 9_999));
  const body = `${district}${birth}${serial}`;
  const last = [..."0123456789X"].find((character) => checkResidentId(body + character).ok);
  if (last === undefined) throw new Error(`${body} has no check digit`);
  return body + last;
}
