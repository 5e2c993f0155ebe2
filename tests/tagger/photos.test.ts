import { readdirSync, readFileSync } from "node:fs";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createModelTagger } from "@/lib/tagger/model-tagger";
import type { Tagger } from "@/lib/tagger/tagger";
import { photo } from "@/tests/tagger/pictures";

const README = readFileSync(new URL("../../lib/tagger/README.md", import.meta.url), "utf8");
const PHOTOS = new URL("../../examples/photos/", import.meta.url);

/** The rows of a page that begin with the name of a photo, as lists of cells. */
const photoRows = (page: string) =>
  [...page.matchAll(/^\| *([\w-]+\.jpg) *\|(.*)\|$/gm)].map(([, file = "", rest = ""]) => [
    file,
    ...rest.split("|").map((cell) => cell.trim()),
  ]);

const ROWS = photoRows(README).map(([file = "", , says = "", accepted = ""]) => ({
  file,
  accepted,
  labels: says === "nothing" ? [] : says.split(", ").map(labelOf),
}));

/** Reads "杯子 cup 54". */
function labelOf(text: string) {
  const [nameZh, ...rest] = text.split(" ");
  return { nameZh, nameEn: rest.slice(0, -1).join(" "), confidence: Number(rest.at(-1)) };
}

let tagger: Tagger;
beforeAll(async () => {
  tagger = createModelTagger({ timeLimitMs: 30_000 });
  await tagger.warmUp();
}, 60_000);
afterAll(() => tagger.close());

describe("the README says of each shipped photo what the model says", { timeout: 60_000 }, () => {
  it.each(ROWS)("$file", async ({ file, labels }) => {
    const answer = await tagger.tag(photo(file.replace(".jpg", "")));
    if (!answer.ok) throw new Error(answer.refusal);
    expect(answer.value.map(({ nameZh, nameEn }) => ({ nameZh, nameEn }))).toEqual(
      labels.map(({ nameZh, nameEn }) => ({ nameZh, nameEn })),
    );
    for (const [index, { confidence }] of answer.value.entries()) {
      expect(Number.isInteger(confidence)).toBe(true);
      expect(confidence).toBeGreaterThanOrEqual(30);
      // Processors round the last digits differently.
      expect(Math.abs(confidence - (labels[index]?.confidence ?? 0))).toBeLessThanOrEqual(1);
    }
  });

  it("and counts those that a person would accept", () => {
    const accepted = ROWS.filter((row) => row.accepted.startsWith("yes"));
    expect(README).toContain(`accept ${accepted.length} of these ${ROWS.length} answers`);
  });
});

it("every shipped photo stands in the README, and with its licence beside it", () => {
  const shipped = readdirSync(PHOTOS).filter((file) => file.endsWith(".jpg"));
  const licences = photoRows(readFileSync(new URL("LICENSES.md", PHOTOS), "utf8"));
  expect(ROWS.map(({ file }) => file).toSorted()).toEqual(shipped.toSorted());
  expect(licences.map(([file]) => file).toSorted()).toEqual(shipped.toSorted());
});
