import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { isAccepted, PHOTO_ANSWERS, PHOTOS } from "@/lib/docs/photos";

const README = readFileSync("lib/tagger/README.md", "utf8");

/** What the README says of the photos, which another test asks the model itself. */
const rows = [...README.matchAll(/^\| *([\w-]+)\.jpg *\|(.*)\|$/gm)].map(
  ([, photo = "", rest = ""]) => {
    const [, says = "", accepted = ""] = rest.split("|").map((cell) => cell.trim());
    return { photo, says, accepted: accepted.startsWith("yes") };
  },
);

it("the documentation tells of the ten photos what the README tells", () => {
  const told = PHOTOS.map((photo) => {
    const { labels } = PHOTO_ANSWERS[photo];
    const says = labels.map((label) => `${label.nameZh} ${label.nameEn} ${label.confidence}`);
    const accepted = isAccepted(PHOTO_ANSWERS[photo]);
    return { photo, says: says.join(", ") || "nothing", accepted };
  });
  expect(told).toEqual(rows);
});

it("wrong is what has a label that a person would not accept; silent is what has none", () => {
  for (const { labels, verdict } of Object.values(PHOTO_ANSWERS)) {
    expect(verdict === "silent").toBe(labels.length === 0);
  }
});
