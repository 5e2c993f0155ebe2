import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { namespaces } from "@/i18n/namespaces";
import { LOCALES } from "@/lib/format/locale";

type Words = { readonly [key: string]: string | Words };

/** Every sentence of a file by its path, `form.pending`. */
function sentences(words: Words, above = ""): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[above + key, value] as const]
        : [...sentences(value, `${above}${key}.`)],
    ),
  );
}

/**
 * What a sentence asks for: `{count}`, `<b>`. A brace in text begins an argument, a brace inside an
 * argument begins the text of one of its branches: `{count, plural, one {# call} other {# calls}}`.
 */
function asked(sentence: string): string[] {
  const names = new Set([...sentence.matchAll(/<(\w+)>/g)].map(([, tag]) => tag ?? ""));
  let depth = 0;
  for (const { 0: brace, index } of sentence.matchAll(/[{}]/g)) {
    const beginsArgument = brace === "{" && depth % 2 === 0;
    if (beginsArgument) names.add(/^\w+/.exec(sentence.slice(index + 1))?.[0] ?? "");
    depth += brace === "{" ? 1 : -1;
  }
  return [...names].toSorted();
}

it.each(LOCALES)("each file of messages/%s is a namespace, and each namespace a file", (locale) => {
  const files = readdirSync(`messages/${locale}`).map((file) => file.replace(/\.json$/, ""));
  expect(files.toSorted()).toEqual(Object.keys(namespaces).toSorted());
});

describe.each(Object.entries(namespaces))("the words of %s", (_, load) => {
  it("say the same things in both languages, with the same gaps to fill", async () => {
    const chinese = sentences((await load["zh-CN"]()).default);
    const english = sentences((await load.en()).default);
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
    for (const [key, sentence] of chinese) {
      expect(asked(english.get(key) ?? ""), key).toEqual(asked(sentence));
    }
  });

  it("are quiet and complete: no exclamation marks, nothing empty", async () => {
    for (const locale of LOCALES) {
      for (const [key, sentence] of sentences((await load[locale]()).default)) {
        expect(sentence, key).not.toMatch(/[!！]|^\s*$/);
      }
    }
  });
});
