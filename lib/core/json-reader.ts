import { cny, type Cny } from "@/lib/core/money";

// Reads stored JSON strictly: each function returns what it was asked for, or throws a `Malformed` naming the field.

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

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as RFC 3339 writes it, with its offset: a bare date would mean another time on another machine. */
export function readInstant(value: unknown, at: string): Date {
  const read = typeof value === "string" && INSTANT.test(value) ? new Date(value) : malformed(at);
  return Number.isNaN(read.getTime()) ? malformed(at) : read;
}

/** Money is text, so that no reader made a float of it: not negative, at most `decimals` after the point. */
export function readMoney(value: unknown, at: string, decimals: number): Cny {
  if (typeof value !== "string" || !/^\d{1,12}(\.\d+)?$/.test(value)) return malformed(at);
  const amount = cny(value);
  return amount.decimalPlaces() <= decimals ? amount : malformed(at);
}

/** Says which field is not what it should be, so that a door can name it to whoever sent it. */
export class Malformed extends TypeError {
  readonly field: string;

  constructor(field: string) {
    super(`malformed: ${field}`);
    this.field = field;
  }
}

export function malformed(at: string): never {
  throw new Malformed(at);
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
