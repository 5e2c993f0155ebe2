import { expect, it } from "vitest";

import { AttemptLimit } from "@/lib/services/attempt-limit";

const at = (ms: number) => new Date(1_000_000 + ms);
const twoASecond = () => new AttemptLimit({ attempts: 2, withinMs: 1_000, names: 2 });

it("so many attempts, then from when on the next is allowed", () => {
  const limit = twoASecond();
  expect([limit.count("a", at(0)), limit.count("a", at(999))]).toEqual([null, null]);
  expect(limit.count("a", at(999))).toEqual(at(1_000));
  expect(limit.count("b", at(999))).toBeNull();
  expect(limit.count("a", at(1_000))).toBeNull();
});

it("an attempt that came to nothing is given back, once", () => {
  const limit = twoASecond();
  limit.giveBack("a");
  for (const _ of [1, 2]) limit.count("a", at(0));
  limit.giveBack("a");
  expect([limit.count("a", at(0)), limit.count("a", at(0))]).toEqual([null, at(1_000)]);
});

it("of too many names the oldest is forgotten", () => {
  const limit = twoASecond();
  for (const name of ["a", "a", "b", "c"]) limit.count(name, at(0));
  expect(limit.count("a", at(0))).toBeNull();
});
