export type Pressed = {
  readonly key: string;
  /** Milliseconds, on any clock that does not go back. */
  readonly at: number;
  readonly control: boolean;
  readonly alt: boolean;
  /** Into a field, or in the middle of a word of an input method. */
  readonly typing: boolean;
};

export type Command =
  | { readonly kind: "palette" | "sheet" | "filter" | "leave" }
  | { readonly kind: "go"; readonly href: string }
  | { readonly kind: "row"; readonly step: 1 | -1 }
  | { readonly kind: "letter"; readonly key: string };

/** What one key means. `begunAt` says that it was the `g` of a sequence, and when. */
export type Reading = { readonly command: Command | null; readonly begunAt: number | null };

const SEQUENCE_MS = 1_000;
const NOTHING: Reading = { command: null, begunAt: null };

/**
 * Reads a key after the one before it. With a modifier only Ctrl+K and ⌘K mean anything, and they do
 * everywhere; single keys mean nothing in fields, nor where they were switched off (WCAG 2.1.4).
 */
export function readKey(
  pressed: Pressed,
  state: { readonly active: boolean; readonly begunAt: number | null; readonly goes: Goes },
): Reading {
  const key = pressed.key.toLowerCase();
  if (pressed.control && !pressed.alt && key === "k")
    return { command: { kind: "palette" }, begunAt: null };
  if (pressed.control || pressed.alt || pressed.typing || !state.active) return NOTHING;
  if (state.begunAt !== null && pressed.at - state.begunAt <= SEQUENCE_MS) {
    const href = state.goes[key];
    if (href) return { command: { kind: "go", href }, begunAt: null };
  }
  if (key === "g") return { command: null, begunAt: pressed.at };
  return { command: commandOf(key), begunAt: null };
}

/** Addresses by the letter after `g`. */
export type Goes = Readonly<Record<string, string>>;

function commandOf(key: string): Command | null {
  if (key === "?") return { kind: "sheet" };
  if (key === "/") return { kind: "filter" };
  if (key === "j") return { kind: "row", step: 1 };
  if (key === "k") return { kind: "row", step: -1 };
  if (key === "escape") return { kind: "leave" };
  return key.length === 1 && key !== " " ? { kind: "letter", key } : null;
}
