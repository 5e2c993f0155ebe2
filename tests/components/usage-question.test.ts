import { describe, expect, it } from "vitest";

import { questionOf, type Asked } from "@/app/(console)/console/usage/question";
import { shanghai } from "@/tests/support/shanghai";

const NOW = shanghai("2025-11-18T14:32:05");
const custom = (first: string, last: string): Asked => ({ range: "custom", first, last });

describe("a question about usage says what it shows instead of what was asked", () => {
  it.each<readonly [string, Asked, string, string, readonly string[]]>([
    ["nothing", {}, "2025-11-01", "2025-11-18", []],
    ["a range as it is", custom("2025-10-01", "2025-10-31"), "2025-10-01", "2025-10-31", []],
    ["92 days", custom("2025-08-19", "2025-11-18"), "2025-08-19", "2025-11-18", []],
    ["93 days", custom("2025-08-18", "2025-11-18"), "2025-08-19", "2025-11-18", ["shortened"]],
    ["days to come", custom("2025-12-01", "2025-12-18"), "2025-11-18", "2025-11-18", ["future"]],
    ["an end to come", custom("2025-11-10", "2025-11-19"), "2025-11-10", "2025-11-18", ["future"]],
    ["an end first", custom("2025-11-10", "2025-11-09"), "2025-11-09", "2025-11-09", ["days"]],
    ["no such day", custom("2025-02-30", "2025-11-09"), "2025-11-09", "2025-11-09", ["days"]],
    ["no days at all", { range: "custom" }, "2025-11-18", "2025-11-18", []],
    ["hours of a week", { range: "week", by: "hour" }, "2025-11-12", "2025-11-18", []],
    ["hours of a month", { range: "month", by: "hour" }, "2025-11-01", "2025-11-18", ["hours"]],
    [
      "a key for 32 days",
      { ...custom("2025-10-18", "2025-11-18"), key: "AKID1" },
      "2025-10-19",
      "2025-11-18",
      ["shortened"],
    ],
  ])("%s", (_, asked, first, last, changed) => {
    expect(questionOf(asked, NOW)).toMatchObject({ first, last, changed });
  });
});
