import { cny, type Cny } from "@/lib/core/money";

// Reads stored JSON strictly: each function returns what it was asked for, or throws a TypeError naming the field.

export type JsonObject = Readonly<Record<string, unknown>>;

export const readObject = (value: unknown, at: string): JsonObject =>
  isObject(value) ? value : malformed(at);

export const readList = (value: unknown, at: string): readonly unknown[] =>
  Array.isArray(value) ? value : malformed(at);

/** A whole number of at least `least`. */
export const readCount = (value: unknown, at: string, least = 0): number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= least
    ? value
    : malformed(at);

export const readOneOf = <const Choice extends string | number>(
  choices: readonly Choice[],
  value: unknown,
  at: string,
): Choice => choices.find((choice) => choice === value) ?? malformed(at);

export function readInstant(value: unknown, at: string): Date {
  const read = typeof value === "string" ? new Date(value) : malformed(at);
  return Number.isNaN(read.getTime()) ? malformed(at) : read;
}

/** Money is text, so that no reader made a float of it: not negative, at most `decimals` after the point. */
export function readMoney(value: unknown, at: string, decimals: number): Cny {
  if (typeof value !== "string" || !/^\d{1,12}(\.\d+)?$/.test(value)) return malformed(at);
  const amount = cny(value);
  return amount.decimalPlaces() <= decimals ? amount : malformed(at);
}

export function malformed(at: string): never {
  throw new TypeError(`malformed: ${at}`);
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
