import { describe, expect, it } from "vitest";

import { GIFT_CALLS_MAX, checkGift, type GiftRequest } from "@/lib/core/gift";
import { shanghai } from "@/tests/support/shanghai";

const at = shanghai("2025-11-18T10:00:00");
const gift: GiftRequest = {
  calls: 500,
  endsAt: shanghai("2025-12-01T00:00:00"),
  reason: "an outage on the 17th",
};

describe("R-USE-3 · what support may give", () => {
  it.each<[Partial<GiftRequest>, string]>([
    [{}, "given"],
    [{ calls: 1 }, "given"],
    [{ calls: GIFT_CALLS_MAX }, "given"],
    [{ calls: GIFT_CALLS_MAX + 1 }, "bad-calls"],
    [{ calls: 0 }, "bad-calls"],
    [{ calls: 1.5 }, "bad-calls"],
    [{ endsAt: shanghai("2025-11-18T10:00:00.001") }, "given"],
    [{ endsAt: at }, "bad-end"],
    [{ endsAt: shanghai("2026-11-19T10:00:00.000") }, "given"], // 366 days
    [{ endsAt: shanghai("2026-11-19T10:00:00.001") }, "bad-end"],
    [{ endsAt: new Date(Number.NaN) }, "bad-end"],
    [{ reason: "" }, "reason-required"],
  ])("%o: %s", (change, outcome) => {
    const checked = checkGift({ ...gift, ...change }, at);
    expect(checked.ok ? "given" : checked.refusal.code).toBe(outcome);
    if (!checked.ok) expect(checked.refusal.rule).toBe("R-USE-3");
  });
});
