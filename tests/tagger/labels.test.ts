import { expect, it } from "vitest";

import { CLASSES, labelsOf } from "@/lib/tagger/labels";

const CAT = 15;
const CUP = 41;

it("the table has the 80 classes of COCO, each with its own name in both languages", () => {
  expect(CLASSES).toHaveLength(80);
  expect(new Set(CLASSES.map(({ nameZh }) => nameZh)).size).toBe(80);
  expect(new Set(CLASSES.map(({ nameEn }) => nameEn)).size).toBe(80);
  for (const words of CLASSES.map(Object.values)) expect(words).not.toContain("");
});

it("the classes stand where the model numbers them", () => {
  expect(CLASSES[0]?.nameEn).toBe("person");
  expect(CLASSES[CAT]?.nameEn).toBe("cat");
  expect(CLASSES[CUP]).toEqual({
    nameZh: "杯子",
    nameEn: "cup",
    firstCategoryZh: "物品",
    firstCategoryEn: "Objects",
    secondCategoryZh: "餐具",
    secondCategoryEn: "Tableware",
  });
  expect(CLASSES[79]?.nameEn).toBe("toothbrush");
});

it("labels come surest first, one for each class, with whole numbers, none that is unsure or unknown", () => {
  const seen = [
    { classIndex: CUP, score: 0.41 },
    { classIndex: CAT, score: 0.976 },
    { classIndex: CUP, score: 0.545 },
    { classIndex: 0, score: 0.299 },
    { classIndex: 1, score: 0.3 },
    { classIndex: 80, score: 0.9 },
    { classIndex: -1, score: Number.NaN },
  ];
  expect(labelsOf(seen).map(({ nameEn, confidence }) => [nameEn, confidence])).toEqual([
    ["cat", 98],
    ["cup", 55],
    ["bicycle", 30],
  ]);
});
