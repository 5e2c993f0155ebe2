import { randomBytes } from "node:crypto";

// Crockford's base 32: no letter that is mistaken for another.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export type IdKind =
  | "adj"
  | "cmp"
  | "clk"
  | "dlv"
  | "frz"
  | "inv"
  | "mail"
  | "ord"
  | "pkg"
  | "prs"
  | "rch"
  | "rf"
  | "run"
  | "ses"
  | "stp"
  | "ttl"
  | "tra"
  | "ver"
  | "vch"
  | "whk";

/** A new opaque id such as `pkg_7Q2MZ0K4T1W8XH3C`: its kind, and 80 random bits. */
export function newId(kind: IdKind): string {
  const random = Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]);
  return `${kind}_${random.join("")}`;
}
