import { describe, expect, it } from "vitest";

import {
  afterDraws,
  burnDown,
  coverTotals,
  inBurnOrder,
  isUsable,
  type PackKind,
  type PackState,
} from "@/lib/core/burn-down";
import type { Product } from "@/lib/core/catalog";
import { monthOf } from "@/lib/core/calendar";
import golden from "@/tests/golden/burndown.json";
import { shanghai } from "@/tests/support/shanghai";

const pack = (change: Partial<PackState> = {}): PackState => ({
  id: "p",
  kind: "bought",
  product: "general",
  callsLeft: 100,
  startsAt: shanghai("2025-01-15T09:30:00"),
  endsAt: shanghai("2026-01-15T09:30:00"),
  ...change,
});

const during = shanghai("2025-06-01T00:00:00");

describe("R-USE-3 · R-USE-4 · R-USE-5 · R-ORD-5 · the order of cover, played through", () => {
  it.each(golden.cases)("$id: $note", ({ steps, expect: expected }) => {
    let packs: PackState[] = [];
    const uses: [string, number][][] = [];
    const postpaid: Record<string, number> = {};
    const calls: Record<string, number> = {};
    for (const step of steps) {
      if (step.op === "grant") {
        const { id, kind, calls: callsLeft, start, end } = step as Required<typeof step>;
        const [startsAt, endsAt] = [new Date(start), new Date(end)];
        packs.push(pack({ id, kind: kind as PackKind, callsLeft, startsAt, endsAt }));
        continue;
      }
      const { product, at } = step as Required<typeof step>;
      const instant = new Date(at);
      const cover = burnDown(packs, product as Product, step.calls, instant);
      packs = afterDraws(packs, cover.draws);
      const draws = cover.draws.map((draw): [string, number] => [draw.packId, draw.calls]);
      uses.push(cover.postpaid > 0 ? [...draws, ["postpaid", cover.postpaid]] : draws);
      const month = `${product} ${monthOf(instant)}`;
      postpaid[month] = (postpaid[month] ?? 0) + cover.postpaid;
      calls[month] = (calls[month] ?? 0) + step.calls;
    }
    const left = Object.fromEntries(packs.map((each) => [each.id, each.callsLeft]));
    expect({ uses, left, postpaid, calls }).toEqual(expected);
  });
});

describe("R-ORD-5 · a pack covers from its start up to, not including, its end", () => {
  it.each([
    ["2025-01-15T09:29:59.999", false],
    ["2025-01-15T09:30:00.000", true],
    ["2026-01-15T09:29:59.999", true],
    ["2026-01-15T09:30:00.000", false],
  ])("at %s: %s", (clock, usable) => {
    expect(isUsable(pack(), "general", shanghai(clock))).toBe(usable);
  });
});

describe("R-REF-9 · what is held for a refund covers nothing", () => {
  it.each([
    ["as it is", {}, true],
    ["held", { heldAt: during }, false],
    ["no longer held", { heldAt: null }, true],
    ["refunded", { refundedAt: during }, false],
    ["empty", { callsLeft: 0 }, false],
    ["with one call", { callsLeft: 1 }, true],
    ["of the other product", { product: "legacy" as const }, false],
  ])("a pack %s", (_, change, usable) => {
    expect(isUsable(pack(change), "general", during)).toBe(usable);
  });

  it("calls go on to the next source", () => {
    const packs = [pack({ id: "held", heldAt: during }), pack({ id: "next", callsLeft: 3 })];
    expect(burnDown(packs, "general", 5, during)).toEqual({
      draws: [{ packId: "next", kind: "bought", calls: 3 }],
      free: 0,
      gifted: 0,
      bought: 3,
      postpaid: 2,
    });
  });
});

describe("R-USE-3 · free, then gifted, then bought; then by expiry, start and id", () => {
  const [early, late] = [shanghai("2025-12-01T00:00:00"), shanghai("2026-12-01T00:00:00")];
  const [old, young] = [shanghai("2025-01-01T00:00:00"), shanghai("2025-02-01T00:00:00")];

  it.each<[why: string, first: Partial<PackState>, second: Partial<PackState>]>([
    ["free before gifted", { kind: "free", endsAt: late }, { kind: "gifted", endsAt: early }],
    ["gifted before bought", { kind: "gifted", endsAt: late }, { kind: "bought", endsAt: early }],
    ["free before bought", { kind: "free", endsAt: late }, { kind: "bought", endsAt: early }],
    [
      "bought: expiry before start",
      { endsAt: early, startsAt: young },
      { endsAt: late, startsAt: old },
    ],
    [
      "gifted: expiry before start",
      { kind: "gifted", endsAt: early, startsAt: young },
      { kind: "gifted", endsAt: late, startsAt: old },
    ],
    ["start before id", { startsAt: old, id: "z" }, { startsAt: young, id: "a" }],
    ["id last", { id: "a" }, { id: "b" }],
  ])("%s", (_, first, second) => {
    const [a, b] = [pack(first), pack(second)];
    expect([inBurnOrder(a, b) < 0, inBurnOrder(b, a) > 0]).toEqual([true, true]);
  });

  it("a pack is in order with itself", () => {
    expect(inBurnOrder(pack(), pack())).toBe(0);
  });

  it("no calls draw nothing", () => {
    expect(burnDown([pack()], "general", 0, during)).toMatchObject({ draws: [], postpaid: 0 });
  });
});

it("R-USE-8 · covers add up by source", () => {
  const first = { free: 1, gifted: 2, bought: 3, postpaid: 4 };
  const second = { free: 10, gifted: 20, bought: 30, postpaid: 40 };
  expect(coverTotals([first, second])).toEqual({
    free: 11,
    gifted: 22,
    bought: 33,
    postpaid: 44,
    calls: 110,
  });
  expect(coverTotals([])).toEqual({ free: 0, gifted: 0, bought: 0, postpaid: 0, calls: 0 });
});
