import { describe, expect, it } from "vitest";

import { orderState, type OrderFacts } from "@/lib/core/order-state";
import { packState, type PackFacts } from "@/lib/core/pack-state";
import { shanghai } from "@/tests/support/shanghai";

const then = shanghai("2025-11-18T10:00:00");

describe("R-ORD-1 · what an order is, read off its facts", () => {
  const expiresAt = shanghai("2025-11-19T10:00:00");
  const pending: OrderFacts = {
    deliveredAt: null,
    cancelledAt: null,
    expiresAt,
    quantity: 2,
    packsRefunded: 0,
  };

  it.each<[Partial<OrderFacts>, clock: string, state: string]>([
    [{}, "2025-11-19T09:59:59.999", "pending"],
    [{}, "2025-11-19T10:00:00.000", "expired"],
    [{ cancelledAt: then }, "2025-11-20T00:00:00.000", "cancelled"],
    [{ deliveredAt: then }, "2025-11-20T00:00:00.000", "delivered"],
    [{ deliveredAt: then, packsRefunded: 1 }, "2025-11-20T00:00:00.000", "partly_refunded"],
    [{ deliveredAt: then, packsRefunded: 2 }, "2025-11-20T00:00:00.000", "refunded"],
  ])("%o at %s: %s", (change, clock, state) => {
    expect(orderState({ ...pending, ...change }, shanghai(clock))).toBe(state);
  });
});

describe("R-ORD-5 · what a pack is, read off its facts", () => {
  const endsAt = shanghai("2026-11-18T10:00:00");
  const unused: PackFacts = {
    callsUsed: 0,
    callsTotal: 10,
    endsAt,
    heldAt: null,
    refundedAt: null,
  };

  it.each<[Partial<PackFacts>, clock: string, state: string]>([
    [{}, "2026-11-18T09:59:59.999", "unused"],
    [{}, "2026-11-18T10:00:00.000", "expired"],
    [{ callsUsed: 1 }, "2025-11-18T10:00:00.000", "in_use"],
    [{ callsUsed: 10 }, "2026-11-18T10:00:00.000", "used_up"],
    [{ heldAt: then }, "2026-11-18T10:00:00.000", "held"],
    [{ heldAt: then, refundedAt: then }, "2025-11-18T10:00:00.000", "refunded"],
  ])("%o at %s: %s", (change, clock, state) => {
    expect(packState({ ...unused, ...change }, shanghai(clock))).toBe(state);
  });
});
