import { z } from "@hono/zod-openapi";

import { instantSchema } from "@/lib/rest/values";

export const MOST_PER_PAGE = 200;
export const PER_PAGE = 50;

/** `limit` of a query. */
export const limitSchema = z.coerce
  .number<string>()
  .int()
  .min(1)
  .max(MOST_PER_PAGE)
  .default(PER_PAGE)
  .openapi({ type: "integer", minimum: 1, maximum: MOST_PER_PAGE, default: PER_PAGE });

/** The query of a list whose place is told by `place`. */
export const pageQuery = <Place extends z.ZodType>(place: Place) => ({
  limit: limitSchema,
  cursor: cursorSchema(place).optional(),
});

/** A list: its items, and where the next page begins, or null. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/**
 * Cuts a page off rows of which one more than the limit was asked for. `placeOf` says where a page ends that ends with
 * this row; it must be what the route's cursor schema reads.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => unknown,
): { readonly rows: readonly Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { rows: page, nextCursor: hasMore ? written(placeOf(last)) : null };
}

const written = (place: unknown): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url");

// A cursor is opaque to clients, and never trusted: it is parsed like anything else that is sent.
const cursorSchema = <Place extends z.ZodType>(place: Place) =>
  z
    .string()
    .max(500)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
      } catch {
        context.addIssue({ code: "custom", message: "not a cursor of this list" });
        return z.NEVER;
      }
    })
    .pipe(place)
    .openapi({ type: "string", description: "`nextCursor` of the page before" });

/** Where a list that is ordered by a time and an id ended. */
export const timePlace = z.object({
  at: instantSchema,
  id: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
});
