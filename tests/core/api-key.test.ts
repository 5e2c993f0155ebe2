import { describe, expect, it } from "vitest";

import { keyState, keyWorks, overlapEnd } from "@/lib/core/api-key";
import { shanghai } from "@/tests/support/shanghai";

const rotatedAt = shanghai("2025-11-18T14:32:05");
const stopsAt = overlapEnd(rotatedAt);
const after = (milliseconds: number) => new Date(rotatedAt.getTime() + milliseconds);
const DAY = 24 * 60 * 60 * 1000;

describe("D-33 · what a key is at a time", () => {
  it.each([
    ["a new key", {}, 0, "active", true],
    ["one that was disabled", { disabledAt: rotatedAt }, 0, "disabled", false],
    ["one that is rotated now", { stopsAt }, 0, "rotating", true],
    ["24 h less a millisecond after", { stopsAt }, DAY - 1, "rotating", true],
    ["24 h after", { stopsAt }, DAY, "stopped", false],
    ["disabled while it overlaps", { stopsAt, disabledAt: rotatedAt }, 1, "disabled", false],
    ["disabled before it stopped", { stopsAt, disabledAt: rotatedAt }, DAY, "stopped", false],
  ] as const)("%s", (_, facts, milliseconds, state, works) => {
    const key = { disabledAt: null, stopsAt: null, ...facts };
    expect(keyState(key, after(milliseconds))).toBe(state);
    expect(keyWorks(key, after(milliseconds))).toBe(works);
  });
});
