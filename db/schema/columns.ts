import { customType, text, timestamp } from "drizzle-orm/pg-core";

/** An instant. Wall-clock meaning (days, months) is given by lib/core/calendar alone. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

/**
 * The account's number: the UIN that customers read, and the distribution key of every table that
 * belongs to an account. A bigint in the database, a string here, since it is a name, not a quantity.
 */
export const accountNumber = customType<{ data: string; driverData: string }>({
  dataType: () => "bigint",
  fromDriver: (value) => String(value),
});

/** Money that moves: whole fen. The domain refuses NaN, which numeric alone would let through. */
export const fen = customType<{ data: string; driverData: string }>({ dataType: () => "fen" });

/** Money that explains: unit prices and bill lines keep eight decimals. */
export const exactMoney = customType<{ data: string; driverData: string }>({
  dataType: () => "exact_money",
});

/** A number of calls, up to 10^15: beyond int4, within JavaScript's safe integers. */
export const calls = customType<{ data: number; driverData: string | number }>({
  dataType: () => "call_count",
  fromDriver: Number,
});

/** A calendar month, YYYY-MM, in Asia/Shanghai. */
export const month = customType<{ data: string; driverData: string }>({
  dataType: () => "calendar_month",
});

/** An opaque id with its kind in front, made by lib/services/ids. */
export const opaqueId = () => text();
