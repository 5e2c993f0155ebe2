import { describe, expect, it } from "vitest";

import { faultsOf } from "@/tests/vendor/sdk-types";

const LABEL = { Name: "猫", Confidence: 90, FirstCategory: "动物", SecondCategory: "宠物" };
const faults = (answer: unknown) => faultsOf("tiia", "DetectLabelProResponse", answer);

describe("an answer is held against the SDK's own declarations", () => {
  it("one that has every field and no other has no fault", () => {
    expect(faults({ Labels: [LABEL], RequestId: "x" })).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ["a field is missing", { Labels: [] }, ["DetectLabelProResponse.RequestId is missing"]],
    [
      "a field is too much",
      { Labels: [], RequestId: "x", Colour: "red" },
      ["DetectLabelProResponse.Colour is too much"],
    ],
    [
      "a type is wrong, deep inside",
      { Labels: [{ ...LABEL, Confidence: "90" }], RequestId: "x" },
      ["DetectLabelProResponse.Labels.0.Confidence is string, not number"],
    ],
    [
      "null where the vendor does not speak of it",
      { Labels: null, RequestId: "x" },
      ["DetectLabelProResponse.Labels is no list"],
    ],
  ])("%s", (_, answer, expected) => {
    expect(faults(answer)).toEqual(expected);
  });

  it("null is well where the vendor's words allow it", () => {
    const answer = { Labels: [LABEL], CameraLabels: null, AlbumLabels: null, NewsLabels: null };
    expect(faultsOf("tiia", "DetectLabelResponse", { ...answer, RequestId: "x" })).toEqual([]);
  });

  it("an interface that the SDK does not have is a mistake of the test", () => {
    expect(() => faultsOf("billing", "DescribeNothingResponse", {})).toThrow("has no interface");
  });
});
