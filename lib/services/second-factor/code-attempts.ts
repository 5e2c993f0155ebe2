import { refuse } from "@/lib/core/result";
import { AttemptLimit } from "@/lib/services/attempt-limit";

export type CodeRefusal =
  | { readonly code: "wrong-code"; readonly rule: "R-ACC-1" }
  | { readonly code: "try-later"; readonly rule: "R-ACC-1"; readonly until: Date };

const FIFTEEN_MINUTES_MS = 15 * 60 * 1000;

/** Guesses at one person's codes, wherever they are asked for: ten in a quarter of an hour, as with passwords. */
export const codeAttempts = new AttemptLimit({
  attempts: 10,
  withinMs: FIFTEEN_MINUTES_MS,
  names: 10_000,
});

export const wrongCode = () => refuse({ code: "wrong-code", rule: "R-ACC-1" } as const);
export const tryLater = (until: Date) =>
  refuse({ code: "try-later", rule: "R-ACC-1", until } as const);
