import type { Searcher } from "@/components/shell/palette/palette-search";
import { consoleNav, staffNav, type NavItem, type NavKey } from "@/lib/routes";

/** The letter that follows `g`, by the page that both go to. Each sidebar uses a letter once. */
const GO_LETTERS: Partial<Record<NavKey, string>> = {
  overview: "o",
  usage: "u",
  packs: "p",
  bills: "b",
  transactions: "t",
  refunds: "r",
  refundQueue: "r",
  accounts: "a",
  financeBills: "b",
  settlement: "s",
  catalog: "p",
  clock: "t",
};

export type GoKey = { readonly letter: string; readonly page: NavKey; readonly href: string };

/** Where `g` and a letter lead this reader. */
export const goKeysOf = (searcher: Searcher): readonly GoKey[] =>
  pagesOf(searcher).flatMap(({ key, href }) => {
    const letter = GO_LETTERS[key];
    return letter ? [{ letter, page: key, href }] : [];
  });

const pagesOf = (searcher: Searcher): readonly NavItem[] =>
  searcher === "customer" ? consoleNav.flatMap(({ items }) => items) : staffNav(searcher);
