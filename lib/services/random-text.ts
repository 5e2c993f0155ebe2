import { randomBytes, randomInt } from "node:crypto";

const LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Letters and digits that nobody can guess: almost six bits each, every character equally likely. */
export const randomText = (length: number): string =>
  Array.from({ length }, () => LETTERS_AND_DIGITS[randomInt(LETTERS_AND_DIGITS.length)]).join("");

/** A secret of 256 random bits with its kind in front, for cookies, bearer tokens and mailed links. */
export const randomSecret = (kind: "ses" | "tq" | "lnk"): string =>
  `${kind}_${randomBytes(32).toString("base64url")}`;
