import { describe, expect, it } from "vitest";

import { goKeysOf } from "@/components/shell/palette/go-keys";
import { readKey, type Command, type Pressed } from "@/components/shell/palette/shortcut-keys";
import { routes } from "@/lib/routes";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  at: 5_000,
  control: false,
  alt: false,
  typing: false,
  ...more,
});
const GOES = { u: routes.usage() };
const idle = { active: true, begunAt: null, goes: GOES };

describe("what a key means", () => {
  it.each<[string, Command | null]>([
    ["?", { kind: "sheet" }],
    ["/", { kind: "filter" }],
    ["j", { kind: "row", step: 1 }],
    ["K", { kind: "row", step: -1 }],
    ["Escape", { kind: "leave" }],
    ["[", { kind: "letter", key: "[" }],
    ["a", { kind: "letter", key: "a" }],
    // The browser's own: they scroll, press and move as ever.
    [" ", null],
    ["Enter", null],
    ["Tab", null],
    ["ArrowDown", null],
  ])("%j", (key, command) => {
    expect(readKey(press(key), idle)).toEqual({ command, begunAt: null });
  });

  it.each(["?", "/", "j", "g", "a", "Escape"])("%j means nothing in a field", (key) => {
    expect(readKey(press(key, { typing: true }), idle)).toEqual({ command: null, begunAt: null });
  });

  it.each(["?", "/", "j", "g", "a"])("WCAG 2.1.4 · %j means nothing once switched off", (key) => {
    const off = { ...idle, active: false };
    expect(readKey(press(key), off)).toEqual({ command: null, begunAt: null });
  });

  it.each(["a", "g", "/"])("%j with Ctrl, ⌘ or Alt is the browser's", (key) => {
    expect(readKey(press(key, { control: true }), idle).command).toBeNull();
    expect(readKey(press(key, { alt: true }), idle).command).toBeNull();
  });

  it.each([
    ["anywhere", press("k", { control: true }), true],
    ["in a field", press("k", { control: true, typing: true }), true],
    ["with single keys off", press("K", { control: true }), false],
  ])("Ctrl+K or ⌘K opens the palette %s", (_, pressed, active) => {
    expect(readKey(pressed, { ...idle, active }).command).toEqual({ kind: "palette" });
  });
});

describe("g and a letter", () => {
  const begun = { ...idle, begunAt: 5_000 };

  it("g alone does nothing but wait", () => {
    expect(readKey(press("g"), idle)).toEqual({ command: null, begunAt: 5_000 });
  });

  it.each([
    [0, { kind: "go", href: routes.usage() }],
    [1_000, { kind: "go", href: routes.usage() }],
    [1_001, { kind: "letter", key: "u" }],
  ])("%i ms later the letter means %j", (later, command) => {
    expect(readKey(press("u", { at: 5_000 + later }), begun)).toEqual({ command, begunAt: null });
  });

  it("a letter that leads nowhere means what it means alone", () => {
    expect(readKey(press("j"), begun).command).toEqual({ kind: "row", step: 1 });
  });

  it("leads customers to six pages", () => {
    const letters = goKeysOf("customer").map(({ letter, page }) => [letter, page]);
    expect(Object.fromEntries(letters)).toEqual({
      o: "overview",
      u: "usage",
      p: "packs",
      b: "bills",
      t: "transactions",
      r: "refunds",
    });
  });

  it.each(["customer", "support", "finance", "operator"] as const)(
    "no letter of %s leads to two pages",
    (searcher) => {
      const letters = goKeysOf(searcher).map(({ letter }) => letter);
      expect(new Set(letters).size).toBe(letters.length);
    },
  );
});
