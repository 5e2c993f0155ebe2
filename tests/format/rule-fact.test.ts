import { describe, expect, it } from "vitest";

import { namespaces } from "@/i18n/namespaces";
import type { REFUND_RULES } from "@/lib/core/refund";
import { judgeRefund, type RefundFacts } from "@/lib/core/refund";
import { FIRST_POLICIES } from "@/lib/core/policies";
import { NO_PAYMENT } from "@/lib/core/payment";
import { LOCALES } from "@/lib/format/locale";
import { factWords } from "@/lib/format/rule-fact";

const shanghai = (text: string) => new Date(`${text}+08:00`);

const facts: RefundFacts = {
  kind: "bought",
  callsUsed: 12,
  callsTotal: 100_000,
  deliveredAt: shanghai("2025-11-09T23:59:59"),
  askedAt: shanghai("2025-11-18T00:00:00"),
  endsAt: shanghai("2026-11-09T23:59:59"),
  contentStopUpheld: false,
  campaignRule: null,
  openOrPaidRefund: null,
  invoiced: false,
  paid: NO_PAYMENT,
  signals: { refundsInWindow: 3, sameSizeCycles: 0, accountsWithIdentity: 1 },
  policies: FIRST_POLICIES,
};

const wordsOf = (rule: (typeof REFUND_RULES)[number], of: RefundFacts = facts) => {
  const check = judgeRefund(of).rules.find(({ id }) => id === rule);
  return check && factWords(check.fact);
};

describe("what a rule's fact fills its sentence with", () => {
  it("R-REF-3 · counts days from the delivery, and writes the deadline as 24:00", () => {
    expect(wordsOf("R-REF-3")).toMatchObject({
      day: 9,
      deliveredAt: "11-09 23:59",
      askedAt: "11-18 00:00",
      until: "2025-11-16 24:00",
    });
  });

  it("R-REF-2 · groups counts", () => {
    expect(wordsOf("R-REF-2")).toEqual({ callsUsed: "12", callsTotal: "100,000" });
  });
});

const CASES: readonly RefundFacts[] = [
  facts,
  {
    ...facts,
    callsUsed: 0,
    askedAt: facts.deliveredAt,
    signals: { ...facts.signals, refundsInWindow: 0 },
  },
  { ...facts, kind: "free", contentStopUpheld: true, invoiced: true, openOrPaidRefund: "paid" },
  {
    ...facts,
    campaignRule: { kind: "none" },
    openOrPaidRefund: "in_review",
    askedAt: facts.endsAt,
  },
  { ...facts, campaignRule: { kind: "days", days: 3 } },
  {
    ...facts,
    campaignRule: { kind: "days", days: 30 },
    signals: { refundsInWindow: 0, sameSizeCycles: 9, accountsWithIdentity: 1 },
  },
  {
    ...facts,
    campaignRule: { kind: "default" },
    signals: { refundsInWindow: 0, sameSizeCycles: 0, accountsWithIdentity: 9 },
  },
];

it.each(LOCALES)(
  "every rule has a title and every fact its words in %s, and the words ask for nothing unknown",
  async (locale) => {
    const { default: rules } = await namespaces.rules[locale]();
    const { facts: sentences, refused, ...titles } = rules;
    for (const check of CASES.flatMap((each) => judgeRefund(each).rules)) {
      expect(titles).toHaveProperty(check.id);
      expect(sentences).toHaveProperty(check.fact.code);
      if (check.outcome === "fail") expect(refused).toHaveProperty(check.fact.code);
      const sentence = sentences[check.fact.code];
      const asked = [...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name);
      expect(Object.keys(factWords(check.fact)), check.fact.code).toEqual(
        expect.arrayContaining(asked),
      );
    }
  },
);
