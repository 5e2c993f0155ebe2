import { FLOW_KINDS, type FlowKind } from "@/db/queries/cash-flow";
import { ok, refuse, type Result } from "@/lib/core/result";
import { readWord } from "@/lib/vendor/billing/values";
import { problem, type VendorProblem } from "@/lib/vendor/error-codes";

type FlowType = {
  readonly action: "deduct" | "recharge" | "return" | "block" | "unblock";
  /** The vendor's finer word, where it has one. */
  readonly sub: string;
};

/** The vendor's words for why money moved. */
export const FLOW_TYPES: Readonly<Record<FlowKind, FlowType>> = {
  "recharge-online": { action: "recharge", sub: "online" },
  "recharge-transfer": { action: "recharge", sub: "offline" },
  gift: { action: "recharge", sub: "" },
  order: { action: "deduct", sub: "trade" },
  bill: { action: "deduct", sub: "hour_m" },
  refund: { action: "return", sub: "trade" },
  "adjustment-credit": { action: "return", sub: "compensate" },
  "adjustment-debit": { action: "deduct", sub: "decompensate" },
  freeze: { action: "block", sub: "other" },
  release: { action: "unblock", sub: "other" },
};

/** What may be asked for; movements that no account of ours has are known and found nowhere. */
const PAY_TYPES = [
  "all",
  "recharge",
  "return",
  "unblock",
  "agentin",
  "advanced",
  "cash",
  "deduct",
  "block",
  "agentout",
  "repay",
  "repayment",
  "adj_refund",
  "adj_deduct",
] as const;

const SUB_PAY_TYPES = [
  "all",
  "trade",
  "hour_h",
  "hour_d",
  "hour_m",
  "decompensate",
  "other",
  "panshi",
  "offline",
  "online",
  "bank-enterprice",
  "transfer",
  "advanced",
  "hour",
  "month",
  "compensate",
] as const;

/** The kinds of movements that are asked for. Finer words only count beside the types that they belong to. */
export function readFlowKinds({
  PayType = [],
  SubPayType = [],
}: {
  readonly PayType?: readonly string[];
  readonly SubPayType?: readonly string[];
}): Result<readonly FlowKind[], VendorProblem> {
  const types = readWords("PayType", PayType, PAY_TYPES);
  if (!types.ok) return types;
  const subs = readWords("SubPayType", SubPayType, SUB_PAY_TYPES);
  if (!subs.ok) return subs;
  const isAny = (words: readonly string[]) => words.length === 0 || words.includes("all");
  return ok(
    FLOW_KINDS.filter((kind) => {
      const { action, sub } = FLOW_TYPES[kind];
      return (
        (isAny(types.value) || types.value.some((type) => type === action)) &&
        (isAny(subs.value) || subs.value.some((word) => word === sub))
      );
    }),
  );
}

function readWords<Word extends string>(
  parameter: string,
  sent: readonly string[],
  words: readonly Word[],
): Result<readonly Word[], VendorProblem> {
  if (sent.length > words.length) return refuse(problem("InvalidParameter", { parameter }));
  const known: Word[] = [];
  for (const each of sent) {
    const word = readWord(parameter, each, words);
    if (!word.ok) return word;
    known.push(word.value);
  }
  return ok(known);
}
