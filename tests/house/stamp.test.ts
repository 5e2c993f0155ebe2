import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readStamp, stampOf } from "@/scripts/house/stamp.mjs";

describe("stampOf", () => {
  let folder = "";
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  const stamp = () => stampOf(folder, ["lock.json", "patches", "absent"]);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "stamp-"));
    mkdirSync(path.join(folder, "patches"));
    write("lock.json", "{}");
    write("patches/one.patch", "a");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is the same for the same text, whenever it was written", () => {
    const before = stamp();
    utimesSync(path.join(folder, "lock.json"), 1, 1);
    expect(stamp()).toBe(before);
  });

  it.each<[string, () => void]>([
    ["a changed file", () => write("lock.json", "{ }")],
    ["a new file in a folder", () => write("patches/two.patch", "")],
    ["a removed file", () => rmSync(path.join(folder, "lock.json"))],
    [
      "text that moved from one file to the next",
      () => (write("lock.json", "{}a"), write("patches/one.patch", "")),
    ],
    ["a file that was absent", () => write("absent", "")],
  ])("differs for %s", (_, change) => {
    const before = stamp();
    change();
    expect(stamp()).not.toBe(before);
  });

  it("is kept in a file that may be missing", () => {
    const file = path.join(folder, "kept");
    expect(readStamp(file)).toBeNull();
    writeFileSync(file, `${stamp()}\n`);
    expect(readStamp(file)).toBe(stamp());
  });
});
