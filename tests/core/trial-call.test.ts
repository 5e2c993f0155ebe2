import { describe, expect, it } from "vitest";

import { tagsOf, type TrialLabel, type TrialResponse } from "@/lib/core/trial-call";

const label = (Name: string, Confidence: number): TrialLabel => ({
  Name,
  Confidence,
  FirstCategory: "",
  SecondCategory: "",
});
const said = (fields: Partial<TrialResponse>): TrialResponse => ({ RequestId: "1", ...fields });
const names = (lists: ReturnType<typeof tagsOf>) =>
  lists.map(({ edition, labels }) => [edition, labels.map(({ Name }) => Name)]);

describe("the tags of an answer", () => {
  it("stand in one list, surest first, where the product has no editions", () => {
    const response = said({ Labels: [label("table", 36), label("cup", 54)] });
    expect(names(tagsOf("general", [], response))).toEqual([[null, ["cup", "table"]]]);
  });

  it("stand in a list for each edition that was asked for", () => {
    const response = said({
      Labels: null,
      AlbumLabels: [label("cat", 53)],
      NewsLabels: null,
      CameraLabels: [label("dog", 20)],
    });
    expect(names(tagsOf("legacy", ["album", "news"], response))).toEqual([
      ["album", ["cat"]],
      ["news", []],
    ]);
  });

  it("are none where the answer is an error", () => {
    const response = said({ Error: { Code: "InternalError", Message: "" }, Labels: [] });
    expect(tagsOf("general", [], response)).toEqual([]);
  });
});
