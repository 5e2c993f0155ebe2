import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { agreedVersions, LEGAL_DOCUMENTS, LEGAL_VERSIONS, versionAt } from "@/lib/core/agreement";
import { shanghai } from "@/tests/support/shanghai";

describe("the version of a text that is in force", () => {
  const versions = [
    { version: 1, effectiveFrom: "2024-01-01" },
    { version: 2, effectiveFrom: "2025-03-01" },
  ];
  it.each([
    ["2024-01-01T00:00:00", 1],
    ["2025-02-28T23:59:59", 1],
    ["2025-03-01T00:00:00", 2],
  ])("at %s is %i", (at, version) => {
    expect(versionAt(versions, shanghai(at)).version).toBe(version);
  });

  it("is none before the first", () => {
    expect(() => versionAt(versions, shanghai("2023-12-31T23:59:59"))).toThrow(RangeError);
  });

  it("is what somebody agrees to", () => {
    const at = shanghai("2025-11-18T00:00:00");
    expect(agreedVersions(["service", "privacy"], at)).toEqual(["service v1", "privacy v1"]);
  });
});

it.each(["zh-CN", "en"])(
  "every version of every text can be read in %s, and no other",
  (locale) => {
    const { texts }: { texts: Record<string, Record<string, object>> } = JSON.parse(
      readFileSync(`messages/${locale}/legal.json`, "utf8"),
    );
    expect(Object.keys(texts)).toEqual([...LEGAL_DOCUMENTS]);
    for (const document of LEGAL_DOCUMENTS) {
      const known = LEGAL_VERSIONS[document].map(({ version }) => `v${version}`);
      expect(Object.keys(texts[document] ?? {})).toEqual(known);
    }
  },
);
