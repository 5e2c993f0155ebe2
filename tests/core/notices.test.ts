import { describe, expect, it } from "vitest";

import type { PackKind } from "@/lib/core/burn-down";
import {
  daysBetween,
  expiryMark,
  expiryNoticeDay,
  firstNoticeDay,
  lastNoticeDay,
  noticesDueAt,
} from "@/lib/core/daily-notices";
import { isMandatory, isUrgent, NOTICE_KINDS, noticeKindOf } from "@/lib/core/notice";
import { packWarnings, type DrawnDown } from "@/lib/core/pack-warnings";
import { afterQuietHours, minuteOfDay, timeOfDay } from "@/lib/core/quiet-hours";
import { webhookUrl } from "@/lib/core/webhook";
import { shanghai } from "@/tests/support/shanghai";

describe("R-ARR-2 · quiet hours hold a mail back until they are over", () => {
  const night = { from: 22 * 60, to: 8 * 60 };
  const noon = { from: 12 * 60, to: 13 * 60 + 30 };
  it.each([
    ["none", null, "2025-11-18T23:00", "2025-11-18T23:00"],
    ["before them", noon, "2025-11-18T11:59:59.999", "2025-11-18T11:59:59.999"],
    ["at their first instant", noon, "2025-11-18T12:00", "2025-11-18T13:30"],
    ["at their last", noon, "2025-11-18T13:29:59.999", "2025-11-18T13:30"],
    ["when they are over", noon, "2025-11-18T13:30", "2025-11-18T13:30"],
    ["long after they are over", noon, "2025-11-18T20:00", "2025-11-18T20:00"],
    ["before midnight, wrapping", night, "2025-11-18T22:00", "2025-11-19T08:00"],
    ["at midnight, wrapping", night, "2025-11-19T00:00", "2025-11-19T08:00"],
    ["after midnight, wrapping", night, "2025-11-19T07:59:59", "2025-11-19T08:00"],
    ["over, wrapping", night, "2025-11-19T08:00", "2025-11-19T08:00"],
    ["by day, wrapping", night, "2025-11-19T21:59", "2025-11-19T21:59"],
    ["across a year", night, "2025-12-31T23:30", "2026-01-01T08:00"],
    ["until midnight", { from: 1200, to: 0 }, "2025-11-18T21:00", "2025-11-19T00:00"],
    ["of equal ends, which are none", { from: 60, to: 60 }, "2025-11-18T01:00", "2025-11-18T01:00"],
  ])("%s", (_, quiet, at, sent) => {
    expect(afterQuietHours(shanghai(at), quiet)).toEqual(shanghai(sent));
  });

  it.each([
    ["00:00", 0],
    ["08:05", 485],
    ["23:59", 1439],
    ["24:00", null],
    ["8:00", null],
    ["12:60", null],
    ["12:001", null],
    ["112:00", null],
    ["", null],
  ])("%s is minute %s of the day", (text, minute) => {
    expect(minuteOfDay(text)).toBe(minute);
    if (minute !== null) expect(timeOfDay(minute)).toBe(text);
  });
});

describe("R-ARR-2 · what cannot be switched off, and what does not wait", () => {
  it("is what is owed, what stops the calls, and what changes a price or a quota", () => {
    expect(NOTICE_KINDS.filter(isMandatory)).toEqual([
      "bill-issued",
      "arrears",
      "arrears-reminder",
      "suspended-for-arrears",
      "quota-change",
      "price-change",
      "content-stopped",
    ]);
    expect(NOTICE_KINDS.filter(isUrgent)).toEqual(["suspended-for-arrears", "content-stopped"]);
  });
});

describe("R-ARR-2 · a pack is spoken of at 20 % and at nothing left, where it is the last usable one", () => {
  const now = shanghai("2025-11-18T12:00");
  const pack = (left: number, drawn: number, more: Partial<DrawnDown> = {}): DrawnDown => ({
    id: "pkg_1",
    kind: "bought",
    product: "general",
    callsTotal: 1000,
    callsLeft: left,
    drawn,
    startsAt: shanghai("2025-01-01T00:00"),
    endsAt: shanghai("2026-01-01T00:00"),
    ...more,
  });
  const other = (more: Partial<DrawnDown> = {}) => pack(500, 0, { id: "pkg_2", ...more });

  it.each<[string, DrawnDown[], string[]]>([
    ["201 of 1000 left", [pack(201, 10)], []],
    ["exactly 200 of 1000 left", [pack(200, 1)], ["pack-low"]],
    ["beyond 20 % at one stroke", [pack(3, 900)], ["pack-low"]],
    ["below 20 % already", [pack(199, 1)], []],
    ["1 left, below before", [pack(1, 50)], []],
    ["nothing left", [pack(0, 1)], ["pack-used-up"]],
    ["from full to nothing: one word, not two", [pack(0, 1000)], ["pack-used-up"]],
    ["not drawn from", [pack(0, 0)], []],
    ["a fifth of 4 is less than a call", [pack(1, 1, { callsTotal: 4 })], []],
    ["another is usable", [pack(200, 1), other()], []],
    ["nothing left, another is usable", [pack(0, 1), other()], []],
    ["another is held for a refund", [pack(0, 1), other({ heldAt: now })], ["pack-used-up"]],
    [
      "another begins later",
      [pack(0, 1), other({ startsAt: shanghai("2025-11-18T12:01") })],
      ["pack-used-up"],
    ],
    ["another ended just now", [pack(0, 1), other({ endsAt: now })], ["pack-used-up"]],
    ["another of another product", [pack(0, 1), other({ product: "legacy" })], ["pack-used-up"]],
    [
      "two at once, both used up",
      [pack(0, 1), pack(0, 500, { id: "pkg_2" })],
      ["pack-used-up", "pack-used-up"],
    ],
  ])("%s", (_, packs, kinds) => {
    expect(packWarnings(packs, now).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each<[PackKind, number, string[]]>([
    ["free", 200, []],
    ["free", 199, []],
    ["free", 0, ["free-pack-used-up"]],
    ["gifted", 200, []],
    ["gifted", 0, []],
  ])("a %s pack with %i left beside a bought one", (kind, left, kinds) => {
    const packs = [pack(left, 1, { kind }), other()];
    expect(packWarnings(packs, now).map((warning) => warning.kind)).toEqual(kinds);
  });
});

it("R-ARR-2 · a free pack that is the last one is not spoken of before it is used up", () => {
  const now = shanghai("2025-11-18T12:00");
  const free: DrawnDown = {
    id: "pkg_1",
    kind: "free",
    product: "general",
    callsTotal: 1000,
    callsLeft: 200,
    drawn: 1,
    startsAt: shanghai("2025-11-01T00:00"),
    endsAt: shanghai("2025-12-01T00:00"),
  };
  expect(packWarnings([free], now)).toEqual([]);
});

it("R-ARR-2 · a stored notice is of a known kind, or of none", () => {
  expect(NOTICE_KINDS.map(noticeKindOf)).toEqual(NOTICE_KINDS);
  expect(noticeKindOf("a kind of next year")).toBeUndefined();
});

it.each([
  ["2025-11-18T00:00", "2025-11-18T23:59:59.999", 0],
  ["2025-11-18T23:59:59.999", "2025-11-19T00:00", 1],
  ["2025-02-28T12:00", "2025-03-01T11:00", 1],
  ["2025-11-19T00:00", "2025-11-18T23:00", -1],
  ["2025-01-01T00:00", "2026-01-01T00:00", 365],
])("R-TIME-2 · from %s to %s are %i calendar days", (from, to, days) => {
  expect(daysBetween(shanghai(from), shanghai(to))).toBe(days);
});

describe("R-ARR-2 · a pack's end is spoken of 30, 7 and 1 days before", () => {
  const startsAt = shanghai("2025-01-01T10:00");
  it.each([
    ["2026-11-18T14:32", "2026-10-19", "2026-11-11", "2026-11-17"],
    // 24:00 of the 17th.
    ["2026-11-18T00:00", "2026-10-18", "2026-11-10", "2026-11-16"],
    ["2026-03-01T00:00:00.001", "2026-01-30", "2026-02-22", "2026-02-28"],
  ])("one that ends at %s", (end, thirty, seven, one) => {
    const endsAt = shanghai(end);
    const days = ([30, 7, 1] as const).map((mark) => expiryNoticeDay(endsAt, mark));
    expect(days).toEqual([thirty, seven, one]);
  });

  const endsAt = shanghai("2025-12-18T14:32");
  it.each([
    ["the day before a mark", "2025-11-16", "2025-11-17", null],
    ["the mark's day", "2025-11-17", "2025-11-18", 30],
    ["the day after", "2025-11-18", "2025-11-19", null],
    ["7 days", "2025-12-10", "2025-12-11", 7],
    ["1 day", "2025-12-16", "2025-12-17", 1],
    ["days slept through, a mark among them", "2025-12-08", "2025-12-14", 7],
    ["days slept through, two marks among them: the nearer", "2025-12-08", "2025-12-17", 1],
  ])("%s", (_, through, day, mark) => {
    expect(expiryMark({ startsAt, endsAt }, { through, day })).toBe(mark);
  });

  it("a pack that began on a mark's own day is not spoken of on that day", () => {
    const onTheDay = { startsAt: shanghai("2025-12-11T09:00"), endsAt };
    expect(expiryMark(onTheDay, { through: "2025-12-10", day: "2025-12-11" })).toBeNull();
    const dayBefore = { startsAt: shanghai("2025-12-10T23:59:59.999"), endsAt };
    expect(expiryMark(dayBefore, { through: "2025-12-10", day: "2025-12-11" })).toBe(7);
  });

  it("a pack of twenty days has passed the mark of thirty before it began", () => {
    const short = { startsAt: shanghai("2025-11-28T14:32"), endsAt };
    expect(expiryMark(short, { through: "2025-11-01", day: "2025-11-29" })).toBeNull();
    expect(expiryMark(short, { through: "2025-11-01", day: "2025-12-11" })).toBe(7);
  });
});

describe("R-TIME-1 · the day's notices fall due at 09:00", () => {
  it("of Shanghai", () => {
    expect(noticesDueAt("2025-11-18")).toEqual(new Date("2025-11-18T01:00:00Z"));
    expect(lastNoticeDay(shanghai("2025-11-18T08:59:59.999"))).toBe("2025-11-17");
    expect(lastNoticeDay(shanghai("2025-11-18T09:00"))).toBe("2025-11-18");
  });

  it.each([
    ["before nine", "2025-11-18T08:00", "2025-11-17", "2025-11-18"],
    ["at nine, cut off before it was done", "2025-11-18T09:00", "2025-11-17", "2025-11-18"],
    ["at nine, done", "2025-11-18T09:00", "2025-11-18", "2025-11-19"],
    ["after nine, the day concerned nobody", "2025-11-18T09:01", "2025-11-02", "2025-11-19"],
    ["a clock made this morning", "2025-11-18T03:00", "2025-11-18", "2025-11-19"],
  ])("%s", (_, now, noticedThrough, first) => {
    expect(firstNoticeDay({ now: shanghai(now), noticedThrough })).toBe(first);
  });
});

describe("R-ARR-2 · where a webhook may lead", () => {
  const outside = { insecure: false, loopback: false };
  const sandbox = { insecure: true, loopback: false };
  const tests = { insecure: true, loopback: true };
  it.each([
    ["https", "https://example.com/hook?x=1", true, true, true],
    ["https at its own port", "https://example.com:443/hook", true, true, true],
    ["http", "http://example.com/hook", false, true, true],
    ["another port", "https://example.com:8443/hook", false, false, false],
    ["a user name", "https://me@example.com/", false, false, false],
    ["a password", "https://:secret@example.com/", false, false, false],
    ["another scheme", "ftp://example.com/", false, false, false],
    ["no address", "nonsense", false, false, false],
    ["nothing", "", false, false, false],
    ["loopback at a port", "http://127.0.0.1:8080/hook", false, false, true],
    ["loopback by number", "http://2130706433:8080/hook", false, false, true],
    ["loopback with a user name", "http://me@127.0.0.1:8080/", false, false, false],
    ["as long as one may be", `https://example.com/${"a".repeat(2028)}`, true, true, true],
    ["a letter too long", `https://example.com/${"a".repeat(2029)}`, false, false, false],
    ["loopback by https", "https://127.0.0.1:8443/", false, false, true],
    ["loopback by another way", "ftp://127.0.0.1/", false, false, false],
  ])("%s", (_, text, out, inside, loop) => {
    expect([outside, sandbox, tests].map((reach) => webhookUrl(text, reach) !== null)).toEqual([
      out,
      inside,
      loop,
    ]);
  });
});
