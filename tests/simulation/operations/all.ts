import { CALLS } from "@/tests/simulation/operations/calls";
import { CAMPAIGNS } from "@/tests/simulation/operations/campaigns";
import { CORRECTIONS } from "@/tests/simulation/operations/corrections";
import { MONEY } from "@/tests/simulation/operations/money";
import type { Operation } from "@/tests/simulation/operations/operation";
import { ORDERS } from "@/tests/simulation/operations/orders";
import { REFUNDS } from "@/tests/simulation/operations/refunds";
import { SERVICE } from "@/tests/simulation/operations/service";

/** All that may happen to an account between two jumps of the clock. */
export const OPERATIONS: readonly Operation[] = [
  ...CALLS,
  ...ORDERS,
  ...REFUNDS,
  ...MONEY,
  ...SERVICE,
  ...CORRECTIONS,
  ...CAMPAIGNS,
];
