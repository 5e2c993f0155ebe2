import { DEMO_REFUSALS } from "@/lib/rest/demo-call";

/** How often a visitor may try a day, by network address. */
export const TRIES_A_DAY = 3;

/** Why a trial has no tags; each has a sentence. */
export const TRIAL_PROBLEMS = [...DEMO_REFUSALS, "no-picture", "too-many"] as const;
export type TrialProblem = (typeof TRIAL_PROBLEMS)[number];
