import type { System } from "@/lib/services/context";

/** Who decided where no person did: the rules themselves. */
export const REFUND_RULES_ACTOR: System = { kind: "system", name: "refund-rules" };
