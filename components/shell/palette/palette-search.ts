import type { JumpKind, PaletteEntry } from "@/components/shell/palette/palette-entry";
import { routes, type StaffRole } from "@/lib/routes";

export type Jump = { readonly kind: JumpKind; readonly id: string; readonly href: string };

/** Whose console is searched. */
export type Searcher = "customer" | StaffRole;

/**
 * The entries that contain every word of the query, in either language: names that begin with it first,
 * then names that contain it, then what is only also called so. All of them, in their order, for no query.
 */
export function findEntries(
  entries: readonly PaletteEntry[],
  query: string,
): readonly PaletteEntry[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return entries
    .map((entry) => ({ entry, rank: Math.max(0, ...words.map((word) => rankOf(entry, word))) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

const NOT_FOUND = 3;

function rankOf({ label, also }: PaletteEntry, word: string): number {
  const at = folded(label).indexOf(word);
  if (at >= 0) return at === 0 ? 0 : 1;
  return folded(also).includes(word) ? 2 : NOT_FOUND;
}

/** Full-width letters and digits, as Chinese keyboards type them, are the narrow ones. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** What a typed number opens for this reader: an order, a pack, a refund, an invoice, a month's bill, an account. */
export function findJump(query: string, searcher: Searcher): Jump | null {
  const typed = folded(query);
  const [, prefix, rest] = /^(ord|pkg|rf|inv)_([0-9a-z]{16})$/.exec(typed) ?? [];
  if (prefix && rest) return jumpById(prefix, `${prefix}_${rest.toUpperCase()}`, searcher);
  if (searcher === "support" && /^\d{9}$/.test(typed))
    return { kind: "account", id: typed, href: routes.staffAccount(typed) };
  const [, year, month] = /^(20\d\d)[-/.年 ]?(0?[1-9]|1[0-2])月?$/.exec(typed) ?? [];
  if (searcher !== "customer" || !year || !month) return null;
  const id = `${year}-${month.padStart(2, "0")}`;
  return { kind: "bill", id, href: routes.bill(id) };
}

function jumpById(prefix: string, id: string, searcher: Searcher): Jump | null {
  const isCustomer = searcher === "customer";
  if (prefix === "ord" && isCustomer) return { kind: "order", id, href: routes.order(id) };
  if (prefix === "pkg" && isCustomer) return { kind: "pack", id, href: routes.pack(id) };
  if (prefix === "rf" && searcher !== "operator")
    return {
      kind: "refund",
      id,
      href: isCustomer ? routes.refund(id) : routes.reviewRefund(id),
    };
  if (prefix === "inv" && isCustomer) return { kind: "invoice", id, href: routes.invoice(id) };
  if (prefix === "inv" && searcher === "finance")
    return { kind: "invoice", id, href: routes.financeInvoice(id) };
  return null;
}
