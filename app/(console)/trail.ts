import type { Pager } from "@/components/ui/keyset-table";
import { formatCount } from "@/lib/format/count";

export const ROWS_PER_PAGE = 25;

/** The pages before this one, by the place where each of them ended: the way back, without counting rows. */
export type Trail = { readonly ends: readonly string[] };

const LONGEST_TRAIL = 200;

// An address keeps it as it is, and no id has one.
const BETWEEN = "*";

/** Reads the address's `trail`: ends of pages, newest last. */
export const trailOf = (value: string | readonly string[] | undefined): Trail => ({
  ends:
    typeof value === "string" ? value.split(BETWEEN).filter(Boolean).slice(0, LONGEST_TRAIL) : [],
});

/** Where the page before this one ended; undefined on the first page, and where the address makes no sense. */
export function endBefore({ ends }: Trail): { readonly at: Date; readonly id: string } | undefined {
  const [, time, id] = /^([0-9a-z]+)_([\w:.-]+)$/.exec(ends.at(-1) ?? "") ?? [];
  const at = new Date(Number.parseInt(time ?? "", 36));
  return id && !Number.isNaN(at.getTime()) ? { at, id } : undefined;
}

/** A place in a list that is ordered by time, then id, as an address carries it. */
export const endOf = (at: Date, id: string): string => `${at.getTime().toString(36)}_${id}`;

/**
 * The page of a keyset list: asks for one row more than it shows, which tells whether another page follows.
 * `href` writes the list's own address with a trail.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { ends }: Trail,
  list: {
    readonly endOf: (row: Row) => string;
    readonly href: (trail: string | undefined) => string;
  },
): { readonly rows: readonly Row[]; readonly pager?: Pager } {
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const last = shown.at(-1);
  const follows = rows.length > ROWS_PER_PAGE && last !== undefined;
  if (!follows && ends.length === 0) return { rows: shown };
  const first = ends.length * ROWS_PER_PAGE + 1;
  const before = ends.slice(0, -1).join(BETWEEN);
  return {
    rows: shown,
    pager: {
      previous: ends.length > 0 ? list.href(before || undefined) : undefined,
      next: follows ? list.href([...ends, list.endOf(last)].join(BETWEEN)) : undefined,
      summary: `${formatCount(first)}–${formatCount(first + shown.length - 1)}`,
    },
  };
}
