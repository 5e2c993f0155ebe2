import type { RefundFactCode } from "@/lib/core/refund";
import type { ProblemCode, UsageCode } from "@/lib/rest/codes";

/** One sentence for each no and each fact. `{name}` stands for a fact of the case at hand. */
export type Words = {
  readonly problems: Readonly<Record<ProblemCode | UsageCode, string>>;
  readonly refundFacts: Readonly<Record<RefundFactCode, string>>;
};
