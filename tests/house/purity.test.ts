import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, it } from "vitest";

/*
 * What the linter cannot say: rules and services get the time passed in, so that a test, a replay
 * and a test clock decide when it is. `new Date(value)` converts and is fine; `new Date()` asks the
 * machine.
 */
const ROOT = path.resolve(import.meta.dirname, "../..");
const ASKS_THE_MACHINE = /\bnew Date\(\s*\)|\bDate\(\s*\)|\bTemporal\.Now\b/;

it.each(["lib/core", "lib/services"])("%s never asks the machine what time it is", (folder) => {
  const files = sourcesIn(folder);
  expect(files.length).toBeGreaterThan(5);
  const asking = files.flatMap((file) =>
    linesOf(file).filter(({ text }) => ASKS_THE_MACHINE.test(text)),
  );
  expect(asking).toEqual([]);
});

function sourcesIn(folder: string): string[] {
  const entries = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => entry.endsWith(".ts")).map((entry) => path.join(folder, entry));
}

function linesOf(file: string): { file: string; line: number; text: string }[] {
  const lines = readFileSync(path.join(ROOT, file), "utf8").split("\n");
  return lines
    .map((text, index) => ({ file, line: index + 1, text: text.trim() }))
    .filter(({ text }) => !/^(\*|\/\/|\/\*)/.test(text));
}
