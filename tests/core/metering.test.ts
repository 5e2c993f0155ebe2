import { describe, expect, it } from "vitest";

import { FIRST_CATALOG, type Edition } from "@/lib/core/catalog";
import { billableCalls, checkEventTime } from "@/lib/core/metering";
import { shanghai } from "@/tests/support/shanghai";

describe("R-USE-2 · what one request counts for", () => {
  it("a general request is one call, whatever editions are named", () => {
    expect(billableCalls("general")).toEqual([{ edition: null, calls: 1 }]);
    expect(billableCalls("general", ["web", "news"])).toEqual([{ edition: null, calls: 1 }]);
  });

  it.each<[given: Edition[] | undefined, counted: Edition[]]>([
    [undefined, ["web"]],
    [[], ["web"]],
    [["camera"], ["camera"]],
    [
      ["album", "camera"],
      ["camera", "album"],
    ],
    [["news", "news"], ["news"]],
    [
      ["web", "web", "camera"],
      ["camera", "web"],
    ],
    [
      ["camera", "album", "web", "news"],
      ["camera", "album", "web", "news"],
    ],
  ])("a legacy request with %j counts once for each of %j", (given, counted) => {
    expect(billableCalls("legacy", given)).toEqual(
      counted.map((edition) => ({ edition, calls: 1 })),
    );
  });
});

describe("R-USE-7 · events are accepted from 35 days ago to 5 minutes ahead, both limits included", () => {
  const now = shanghai("2025-11-18T14:32:05.000");

  it.each([
    ["2025-11-18T14:32:05.000", "accepted"],
    ["2025-10-14T14:32:05.000", "accepted"],
    ["2025-10-14T14:32:04.999", "too-late"],
    ["2025-11-18T14:37:05.000", "accepted"],
    ["2025-11-18T14:37:05.001", "in-the-future"],
  ])("happened %s: %s", (clock, outcome) => {
    const checked = checkEventTime(shanghai(clock), now, FIRST_CATALOG.policies);
    expect(checked.ok ? "accepted" : checked.refusal).toBe(outcome);
  });
});
