import { useTranslations } from "next-intl";

import {
  RuleCounts,
  RuleTrace,
  type RuleCheck as ShownCheck,
} from "@/components/billing/rule-trace";
import type { RefundFactCode, RuleCheck } from "@/lib/core/refund";
import { formatCount } from "@/lib/format/count";
import { deadline24, formatInstant } from "@/lib/format/instant";
import { factWords } from "@/lib/format/rule-fact";

/** The refund rules as they were answered, each with its fact in words. */
export function RefundRules({ checks }: { readonly checks: readonly RuleCheck[] }) {
  return <RuleTrace checks={useRefundRules(checks)} />;
}

/** How many of the refund rules hold, fail, or wait for a person. */
export function RefundRuleCounts({ checks }: { readonly checks: readonly RuleCheck[] }) {
  return <RuleCounts checks={useRefundRules(checks)} />;
}

/** The rules in words, for a page that adds where each fact comes from. */
export function useRefundRules(checks: readonly RuleCheck[]): readonly ShownCheck[] {
  const t = useTranslations("rules");
  return checks.map(({ id, outcome, fact }) => ({
    id,
    outcome,
    title: t(`${id}.title`),
    fact: t(`facts.${fact.code}`, factWords(fact)),
  }));
}

/** What a pack still is, for sentences that say what can be done with it. */
export type RefusedPack = {
  readonly callsLeft: number;
  /** Whether it still covers calls: then the sentence says until when. */
  readonly usable: boolean;
  readonly endsAt: Date;
  readonly firstUsedAt: Date | null;
};

/** Each failed rule as a sentence to the customer: what happened, why, and what they can do. */
export function RefundRefusals(props: {
  readonly checks: readonly RuleCheck[];
  readonly pack: RefusedPack;
}) {
  const t = useTranslations("rules.refused");
  return (
    <ul className="space-y-1.5">
      {props.checks
        .filter(({ outcome }) => outcome === "fail")
        .map(({ id, fact }) => (
          <li key={id}>
            {t(refusalOf(fact.code), refusalWords(fact, props.pack))}{" "}
            <span className="font-mono text-2xs whitespace-nowrap">{id}</span>
          </li>
        ))}
    </ul>
  );
}

/** What the sentence of a refusal is filled with: `t(refusalOf(fact.code), refusalWords(fact, pack))` over `rules.refused`. */
export const refusalWords = (
  fact: RuleCheck["fact"],
  { callsLeft, usable, endsAt, firstUsedAt }: RefusedPack,
): Record<string, string | number> => ({
  usable: usable ? "yes" : "no",
  callsLeft: formatCount(callsLeft),
  endsAt: deadline24(endsAt, "full"),
  firstUsedAt: firstUsedAt ? formatInstant(firstUsedAt, "dense") : "",
  ...factWords(fact),
});

/** The facts that refuse. */
const REFUSALS = [
  "not-bought",
  "partly-used",
  "window-closed",
  "content-stop-upheld",
  "campaign-forbids-refund",
  "campaign-window-closed",
  "expired",
  "already-in-review",
  "already-refunded",
  "invoiced",
] as const satisfies readonly RefundFactCode[];

/** The name of a refusal's sentence. */
export function refusalOf(code: RefundFactCode): (typeof REFUSALS)[number] {
  const refusal = REFUSALS.find((each) => each === code);
  if (!refusal) throw new Error(`${code} refuses nothing`);
  return refusal;
}
