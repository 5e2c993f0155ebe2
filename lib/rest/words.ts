import type { RefundFactCode } from "@/lib/core/refund";
import type { ProblemCode, UsageCode } from "@/lib/rest/codes";
import type { Words } from "@/lib/rest/words/shape";
import { en } from "@/lib/rest/words/en";
import { zh } from "@/lib/rest/words/zh";

export type Language = "en" | "zh";

export type Facts = Readonly<Record<string, string | number>>;

const WORDS: Readonly<Record<Language, Words>> = { en, zh };

/** The language that a program asks for first; English unless that is Chinese. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*zh\b/i.test(acceptLanguage ?? "") ? "zh" : "en";

export const problemWords = (
  language: Language,
  code: ProblemCode | UsageCode,
  facts: Facts,
): string => filled(WORDS[language].problems[code], facts);

/** A code's sentence, its facts still to be filled in. */
export const problemSentence = (language: Language, code: ProblemCode | UsageCode): string =>
  WORDS[language].problems[code];

export const refundFactWords = (language: Language, code: RefundFactCode, facts: Facts): string =>
  filled(WORDS[language].refundFacts[code], facts);

const filled = (sentence: string, facts: Facts): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
