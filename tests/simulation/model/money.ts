/** A whole number of fen: what purses, bills and the ledger hold. */
export type Fen = bigint;

/** A whole number of 10^-8 yuan: what unit prices and unrounded bill lines need. */
export type Exact = bigint;

const EXACT_IN_A_FEN = 1_000_000n;

/** R-PRICE-4: rounded half up to the fen. Nothing that is rounded is below zero. */
export const roundedToFen = (exact: Exact): Fen => (exact + EXACT_IN_A_FEN / 2n) / EXACT_IN_A_FEN;

export const exactly = (fen: Fen): Exact => fen * EXACT_IN_A_FEN;

/** "12.30" as 1230 fen. */
export const fen = (yuan: string): Fen => units(yuan, 2);

/** "0.003" as 300000 units of 10^-8 yuan. */
export const exact = (yuan: string): Exact => units(yuan, 8);

/** 1230 fen as "12.30". */
export const inYuan = (amount: Fen): string => text(amount, 2);

/** 300000 units as "0.00300000". */
export const inExactYuan = (amount: Exact): string => text(amount, 8);

export const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);
export const most = (a: Fen, b: Fen): Fen => (a > b ? a : b);
export const sum = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((total, amount) => total + amount, 0n);

function units(yuan: string, decimals: number): bigint {
  const [whole = "0", part = ""] = yuan.split(".");
  return BigInt(whole + part.padEnd(decimals, "0"));
}

function text(amount: bigint, decimals: number): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, "0");
  const sign = amount < 0n ? "-" : "";
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
