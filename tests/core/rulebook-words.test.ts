import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

const book = readFileSync("RULES.md", "utf8").match(/(?<=^\| )R-[A-Z]+-\d+(?= \|)/gm) ?? [];

it.each(["zh-CN", "en"])(
  "every rule of the book has its words in %s, and none is left over",
  (locale) => {
    const words: { rule: Record<string, string> } = JSON.parse(
      readFileSync(`messages/${locale}/rulebook.json`, "utf8"),
    );
    expect(Object.keys(words.rule).toSorted()).toEqual(book.toSorted());
  },
);
