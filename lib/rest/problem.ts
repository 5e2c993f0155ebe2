import { z } from "@hono/zod-openapi";
import type { Context } from "hono";

import { shanghaiIso } from "@/lib/core/calendar";
import { fenString, type Cny } from "@/lib/core/money";
import type { RuleCheck } from "@/lib/core/refund";
import { DOOR_PROBLEMS, type DoorProblem, type ProblemCode } from "@/lib/rest/codes";
import type { RestEnv } from "@/lib/rest/door";
import { REFUSALS, type ServiceRefusal } from "@/lib/rest/refusals";
import {
  languageOf,
  problemWords,
  refundFactWords,
  type Facts,
  type Language,
} from "@/lib/rest/words";

/** One rule, whether it was met, and the fact that decided it, in words. */
export const ruleSchema = z
  .object({
    id: z.string().openapi({ example: "R-REF-2" }),
    passed: z.boolean(),
    fact: z.string().openapi({ example: "None of 100000 calls is used." }),
  })
  .openapi("Rule");
export type Rule = z.infer<typeof ruleSchema>;

/** RFC 9457. `detail` is in the language that was asked for; programs read `code`. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: "urn:tuqian:problem:funds_too_low" }),
    title: z.string(),
    status: z.int(),
    code: z.string().openapi({ example: "funds_too_low" }),
    detail: z.string(),
    requestId: z.string(),
    facts: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .openapi({ example: { missing: "120.00" } }),
    rules: z.array(ruleSchema).optional().openapi({ description: "Where a rule refused." }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: "What is wrong with the request, where its form is." }),
  })
  .openapi("Problem");
type Problem = z.infer<typeof problemSchema>;

/** To be spread into the answers of a route: whatever is not its success is a problem. */
export const PROBLEMS = {
  default: {
    description: "A problem, as RFC 9457 has it",
    content: { "application/problem+json": { schema: problemSchema } },
  },
} as const;

export type ProblemStatus =
  | (typeof DOOR_PROBLEMS)[DoorProblem]
  | (typeof REFUSALS)[keyof typeof REFUSALS]["status"];

/** As much of a request and its answer as wording a no takes. Every route's own context is one. */
export type Asking = {
  readonly var: Readonly<RestEnv["Variables"]>;
  readonly req: { header(name: string): string | undefined };
  readonly json: Context["json"];
  set(name: "isRefusal", value: boolean): void;
};

type Details = {
  readonly facts?: Facts;
  readonly rules?: readonly Rule[];
  readonly errors?: Problem["errors"];
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers with something that this door itself says no to. */
export const problem = (c: Asking, code: DoorProblem, details: Details = {}) =>
  answer(c, code, DOOR_PROBLEMS[code], details);

/** Answers with what a service refused, and the rule that it stands on. Under an Idempotency-Key such an answer is kept. */
export function refused(c: Asking, refusal: ServiceRefusal) {
  const { code, status } = REFUSALS[refusal.code];
  const facts = factsOf(refusal);
  c.set("isRefusal", true);
  return answer(c, code, status, { facts, rules: rulesOf(refusal, code, facts, language(c)) });
}

/** The rules of a refund as they stood, each with its fact in words. A signal is not a pass: it asks for a person. */
export const refundRules = (rules: readonly RuleCheck[], spoken: Language): Rule[] =>
  rules.map(({ id, outcome, fact }) => ({
    id,
    passed: outcome === "pass",
    fact: refundFactWords(spoken, fact.code, fact.values),
  }));

export const language = (c: Asking): Language => languageOf(c.req.header("accept-language"));

function answer<Status extends ProblemStatus>(
  c: Asking,
  code: ProblemCode,
  status: Status,
  { facts = {}, rules = [], errors, headers }: Details,
) {
  const body: Problem = {
    type: `urn:tuqian:problem:${code}`,
    title: titleOf(code),
    status,
    code,
    detail: problemWords(language(c), code, facts),
    requestId: c.var.requestId,
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(rules.length > 0 && { rules: [...rules] }),
    ...(errors && { errors }),
  };
  return c.json(body, status, { ...headers, "content-type": "application/problem+json" });
}

function rulesOf(
  refusal: ServiceRefusal,
  code: ProblemCode,
  facts: Facts,
  spoken: Language,
): Rule[] {
  if (refusal.code === "rules-failed") return refundRules(refusal.rules, spoken);
  if (!("rule" in refusal)) return [];
  return [{ id: refusal.rule, passed: false, fact: problemWords(spoken, code, facts) }];
}

/** What a refusal tells besides its code and rule: amounts, limits, times. */
function factsOf(refusal: ServiceRefusal): Facts {
  const facts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries<unknown>(refusal)) {
    if (name === "code" || name === "rule") continue;
    if (typeof value === "string" || typeof value === "number") facts[name] = value;
    else if (value instanceof Date) facts[name] = shanghaiIso(value);
  }
  return "missing" in refusal
    ? { ...facts, missing: fenString(refusal.missing satisfies Cny) }
    : facts;
}

/** "funds_too_low" reads as "Funds too low". */
const titleOf = (code: ProblemCode): string =>
  `${code.charAt(0).toUpperCase()}${code.slice(1)}`.replaceAll("_", " ");
