/** What choosing a line of the palette does. */
export type Deed =
  | { readonly kind: "visit" | "download"; readonly href: string }
  | { readonly kind: "prefer"; readonly name: string; readonly value: string }
  | { readonly kind: "sheet" };

/** A line of the palette, worded for one reader. */
export type PaletteEntry = {
  readonly label: string;
  /** Page or action, as a word. */
  readonly group: string;
  /** Other words that find it: its name in the other language, what else people call it. Never shown. */
  readonly also: string;
  readonly does: Deed;
};

/** The kinds of things that are opened by their number. */
export const JUMP_KINDS = ["order", "pack", "refund", "invoice", "bill", "account"] as const;
export type JumpKind = (typeof JUMP_KINDS)[number];

/** What is needed before the content is there. */
export type PaletteWords = Readonly<Record<"open" | "title" | "field" | "failed", string>>;

/** What the palette and the sheet of keys need, fetched when one of them is first opened. */
export type PaletteContent = {
  readonly entries: readonly PaletteEntry[];
  readonly words: {
    readonly none: string;
    readonly results: string;
    readonly jump: Readonly<Record<JumpKind, string>>;
    readonly sheet: string;
    readonly close: string;
    readonly off: string;
    readonly offHint: string;
  };
  readonly keys: readonly { readonly keys: readonly string[]; readonly label: string }[];
};
