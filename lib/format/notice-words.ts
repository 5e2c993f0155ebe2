import type { NoticeKind, NoticeValues } from "@/lib/core/notice";
import { formatCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { formatMoney } from "@/lib/format/money";

/** What the sentence of a notice is filled with: money, calls and instants as people read them. */
export function noticeWords(values: NoticeValues): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, worded(name, value)]),
  );
}

function worded(name: string, value: string | number): string | number {
  if (MONEY.has(name)) return formatMoney(String(value));
  if (name.startsWith("calls")) return formatCount(Number(value));
  if (name === "from") return formatInstant(new Date(value), "day");
  if (name === "endsAt") return deadline24(new Date(value), "full");
  if (name.endsWith("At")) return deadline24(new Date(value));
  return value;
}

const MONEY: ReadonlySet<string> = new Set(["amount", "balance", "threshold", "expected"]);

/** The sentence of `notifications` that says what happened. */
export function noticeText(kind: NoticeKind, values: NoticeValues) {
  // A stop refuses what waits for a decision by a rule; a person refuses with a reason of their own.
  if (kind === "refund-refused" && values.rule) return "kinds.refund-refused.byRule" as const;
  return `kinds.${kind}.text` as const;
}
