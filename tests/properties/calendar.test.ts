import fc from "fast-check";
import { expect, it } from "vitest";

import {
  addDays,
  dayOf,
  dayStart,
  daysOfMonth,
  monthEnd,
  monthOf,
  monthStart,
  oneYearLater,
  shanghaiIso,
} from "@/lib/core/calendar";
import { refundWindowEnd } from "@/lib/core/refund";

const instant = fc.date({
  min: new Date("2000-01-01T00:00:00Z"),
  max: new Date("2099-12-31T00:00:00Z"),
  noInvalidDate: true,
});

it("R-TIME-2 · every instant lies in its own month and day, and in no other", () => {
  fc.assert(
    fc.property(instant, (at) => {
      const [month, day] = [monthOf(at), dayOf(at)];
      expect(monthStart(month) <= at && at < monthEnd(month)).toBe(true);
      expect(dayStart(day) <= at && at < dayStart(addDays(day, 1))).toBe(true);
      expect(daysOfMonth(month)).toContain(day);
      expect(new Date(shanghaiIso(at))).toEqual(at);
    }),
  );
});

it("R-TIME-2 · the calendar agrees with the time zone database", () => {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "medium",
  });
  fc.assert(
    fc.property(instant, (at) => {
      expect(shanghaiIso(at).slice(0, 19)).toBe(clock.format(at).replace(" ", "T"));
    }),
  );
});

it("R-ORD-5 · one year later the wall shows the same clock time, and the same date but for 29 February", () => {
  fc.assert(
    fc.property(instant, (at) => {
      const [before, after] = [shanghaiIso(at), shanghaiIso(oneYearLater(at))];
      const date = before.slice(5, 10) === "02-29" ? "02-28" : before.slice(5, 10);
      expect(after).toBe(`${Number(before.slice(0, 4)) + 1}-${date}${before.slice(10)}`);
    }),
  );
});

it("R-REF-3 · a window is open for more than 7 and at most 8 times 24 hours, and closes at midnight", () => {
  fc.assert(
    fc.property(instant, (at) => {
      const end = refundWindowEnd(at, 7);
      const hours = (end.getTime() - at.getTime()) / 3_600_000;
      expect(hours > 7 * 24 && hours <= 8 * 24).toBe(true);
      expect(shanghaiIso(end).slice(11, 23)).toBe("00:00:00.000");
    }),
  );
});
