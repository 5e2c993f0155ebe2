import { describe, expect, it } from "vitest";

import { orderState } from "@/lib/core/order-state";
import { packState } from "@/lib/core/pack-state";
import { shanghai } from "@/tests/support/shanghai";

const END = shanghai("2025-11-19T12:00:00");
const BEFORE = new Date(END.getTime() - 1);

describe("orderState", () => {
  const order = {
    deliveredAt: null,
    cancelledAt: null,
    expiresAt: END,
    quantity: 3,
    packsRefunded: 0,
  };
  it.each([
    ["pending", order, BEFORE],
    ["expired", order, END],
    ["cancelled", { ...order, cancelledAt: BEFORE }, END],
    ["delivered", { ...order, deliveredAt: BEFORE }, END],
    ["partly_refunded", { ...order, deliveredAt: BEFORE, packsRefunded: 2 }, END],
    ["refunded", { ...order, deliveredAt: BEFORE, packsRefunded: 3 }, END],
  ] as const)("R-ORD-1 · an order is %s", (state, facts, at) => {
    expect(orderState(facts, at)).toBe(state);
  });
});

describe("packState", () => {
  const pack = { callsUsed: 0, callsTotal: 10, endsAt: END, heldAt: null, refundedAt: null };
  it.each([
    ["unused", pack, BEFORE],
    ["in_use", { ...pack, callsUsed: 1 }, BEFORE],
    ["used_up", { ...pack, callsUsed: 10 }, END],
    ["expired", { ...pack, callsUsed: 1 }, END],
    ["held", { ...pack, heldAt: BEFORE }, END],
    ["refunded", { ...pack, refundedAt: BEFORE }, END],
  ] as const)("R-ORD-5 · a pack is %s", (state, facts, at) => {
    expect(packState(facts, at)).toBe(state);
  });
});
