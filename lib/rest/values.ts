import { z } from "@hono/zod-openapi";

import { dayStart, isDay, isMonth, shanghaiIso } from "@/lib/core/calendar";
import { EDITIONS, PACK_SKUS, PRODUCTS, TIER_BASES } from "@/lib/core/catalog";
import { plainText } from "@/lib/services/plain-text";

// The smallest words of the API: what every route reads and writes alike.

export const productSchema = z.enum(PRODUCTS);
export const editionSchema = z.enum(EDITIONS);
export const skuSchema = z.enum(PACK_SKUS);
export const tierBasisSchema = z.enum(TIER_BASES);

const MOST_CALLS = 1e15;
/** A number of calls in what is sent. */
export const callsSchema = z.int().min(0).max(MOST_CALLS);
export const someCallsSchema = z.int().min(1).max(MOST_CALLS);

/** Yuan in what is sent: text, so that no reader made a float of it. */
export const amountSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,11})(\.\d{1,2})?$/, "an amount in yuan, such as 120.00")
  .openapi({ example: "120.00" });

/** Money in what is answered. */
export const money = z.string().openapi({ example: "5597.20", description: "CNY" });
export const exactMoney = z
  .string()
  .openapi({ example: "5597.20000000", description: "CNY before rounding, 8 decimals" });
export const unitPrice = z.string().openapi({ example: "0.0028", description: "CNY per call" });
export const count = z.int();

/** A time in what is answered. */
export const time = z
  .string()
  .openapi({ format: "date-time", example: "2025-11-18T14:32:05.000+08:00" });
export const timeOf = (instant: Date): string => shanghaiIso(instant);
export const timeOrNull = (instant: Date | null): string | null => instant && shanghaiIso(instant);

// Before and after these no clock of the service ever stands.
const EARLIEST = new Date("2000-01-01T00:00:00+08:00");
const LATEST = new Date("2200-01-01T00:00:00+08:00");
const isOfOurTime = (at: Date): boolean => at >= EARLIEST && at < LATEST;

/** A time in what is sent: RFC 3339 with its offset. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine(isOfOurTime, "a time between the years 2000 and 2199")
  .openapi({ type: "string", format: "date-time", example: "2025-11-18T14:32:05+08:00" });

/** A time in a query, or a day that stands for its first instant. A plus sign that became a blank is read as one. */
export const queryInstantSchema = z
  .string()
  .transform((text) => {
    const isWholeDay: boolean = isDay(text);
    return isWholeDay ? dayStart(text).toISOString() : text.replace(" ", "+");
  })
  .pipe(instantSchema)
  .openapi({ type: "string", format: "date-time", description: "RFC 3339, or a day in Shanghai" });

export const monthSchema = z
  .string()
  .refine(isMonth, "a month, such as 2025-11")
  .refine(
    (month) => month >= "2000-01" && month < "2200-01",
    "a month between the years 2000 and 2199",
  )
  .openapi({ example: "2025-11" });

/** An opaque id. One that cannot be an id is not looked for. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const accountIdSchema = z.string().regex(/^[1-9]\d{0,17}$/);

/** Text that a person wrote; what it may hold is checked where it is kept. */
export const textSchema = z.string().max(4_000);

/** The name of something new: plain text, as the services keep it. */
export const nameSchema = z
  .string()
  .refine((name) => plainText(name, 100) !== null, "a name of 1 to 100 characters, in plain text");

export const coverSchema = z
  .object({ free: count, gifted: count, bought: count, postpaid: count })
  .openapi("Cover");

/** A JSON answer of a route. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** The JSON body of a route. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});
